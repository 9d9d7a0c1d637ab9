/// A generator that gives the same numbers for the same seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Some of `pieces` in a row, now and then with random scalars in between.
  mutating func text(of pieces: [String], upTo count: Int) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...count, using: &self) {
      if Int.random(in: 0..<12, using: &self) == 0 {
        let scalar = Unicode.Scalar(UInt32.random(in: 0..<0x500, using: &self)) ?? " "
        text.unicodeScalars.append(scalar)
      } else {
        text += pieces.randomElement(using: &self) ?? ""
      }
    }
    return text
  }
}
