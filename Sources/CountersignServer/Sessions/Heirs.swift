#if Server
  /// The tokens that may take the place of a refresh token that was shown.
  struct Heirs: Sendable {
    private let mint: TokenMint
    private let grant: Grant
    /// The digest of the token that was shown.
    private let parent: [UInt8]
    /// Milliseconds since 1970.
    private let now: Int64

    /// The token that takes its place when it is exchanged for the first time.
    let first: MintedToken

    /// Makes the heirs, at `now` in milliseconds since 1970, of the token with the digest `parent`.
    init(_ mint: TokenMint, _ grant: Grant, of parent: [UInt8], now: Int64) throws {
      self.mint = mint
      self.grant = grant
      self.parent = parent
      self.now = now
      first = try mint.successor(of: parent, for: grant, now: now)
    }

    /// One more token in the same place.
    func another() throws -> MintedToken { try mint.refresh(for: grant, now: now) }

    /// The token that took a place already, made again of what is recorded of it.
    ///
    /// `parent` is the digest of the token before it, nil for the one that was shown; `expiry` is in
    /// seconds since 1970. Nil when what is made now is another token: the key or the profile has
    /// changed since.
    func again(
      _ id: TokenRecordID, after parent: [UInt8]?, expiry: Int64
    ) throws -> MintedToken? {
      let token = try mint.successor(
        of: parent ?? self.parent, for: grant, issued: id.issuedAt / 1000, expiry: expiry)
      return RefreshDigest.of(token: token.text) == id.digest ? token : nil
    }
  }
#endif
