import CountersignSource
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@Suite("A file")
struct SourceFileTests {
  #if os(Linux)
    @Test("is read to its end where the system does not know its size")
    func sizeless() throws {
      let text = try SourceFile.read("/proc/self/status", named: "status", limit: 65_536)
      #expect(text.bytes.starts(with: "Name:".utf8))
      #expect(text.bytes.last == UInt8(ascii: "\n"))
    }
  #endif

  @Test("is read byte by byte, up to the limit")
  func content() throws {
    let folder = try TemporaryFolder()
    for bytes: [UInt8] in [[], [0, 0xFF, 0x0D, 0x0A], Array(repeating: 0x61, count: 70_000)] {
      let path = try folder.write("a", bytes)
      let text = try SourceFile.read(path, named: "name", limit: bytes.count)
      #expect(text.bytes == bytes)
      #expect(text.name == "name")
    }
  }

  @Test("is refused when it is larger than the limit, without being read")
  func large() throws {
    let folder = try TemporaryFolder()
    #expect(try failure(folder.write("a", [1, 2, 3]), limit: 2) == .tooLarge(limit: 2))
    let sparse = try folder.write("sparse", [])
    #expect(truncate(sparse, 1 << 40) == 0)
    #expect(failure(sparse, limit: 1 << 20) == .tooLarge(limit: 1 << 20))
  }

  @Test("is refused when it is no regular file, without waiting for a writer")
  func kinds() throws {
    let folder = try TemporaryFolder()
    #expect(failure(folder.path) == .directory)
    #expect(failure("/dev/null") == .notRegular)
    #expect(mkfifo(folder.path + "/fifo", 0o600) == 0)
    #expect(failure(folder.path + "/fifo") == .notRegular)
  }

  @Test("that is missing is told from a link that leads nowhere")
  func missing() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("a", [])
    #expect(failure(folder.path + "/b") == .missing)
    #expect(failure(file + "/b") == .missing)
    #expect(failure(file + "\0b") == .missing)
    #expect(failure("") == .missing)
    #expect(symlink("gone", folder.path + "/link") == 0)
    #expect(failure(folder.path + "/link") == .danglingLink)
    #expect(symlink("loop", folder.path + "/loop") == 0)
    #expect(failure(folder.path + "/loop") == .system(ELOOP))
    #expect(symlink(file, folder.path + "/good") == 0)
    #expect(failure(folder.path + "/good") == nil)
  }

  @Test("that may not be read is told so")
  func forbidden() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("a", [1])
    #expect(chmod(file, 0) == 0)
    // To root every file is open, but for this one, which is only for writing.
    let path = geteuid() == 0 ? "/proc/sys/vm/drop_caches" : file
    #expect(failure(path) == .forbidden)
  }

  #if os(Linux)
    @Test("that says it is empty and is not is read to its end, or to the limit")
    func growing() throws {
      let text = try SourceFile.read("/proc/self/maps", named: "maps", limit: 1 << 20)
      #expect(text.bytes.count > 4096)
      #expect(failure("/proc/self/maps", limit: 100) == .tooLarge(limit: 100))
    }
  #endif

  @Test(
    "that cannot be read has a reason in words",
    arguments: [
      (SourceFileError.missing, "no such file"),
      (.danglingLink, "a symbolic link to a file that does not exist"),
      (.directory, "a directory, not a file"), (.notRegular, "not a regular file"),
      (.forbidden, "permission denied"), (.tooLarge(limit: 5), "larger than 5 bytes"),
      (.system(40), "system error 40"),
    ])
  func reasons(_ error: SourceFileError, _ reason: String) {
    #expect(error.reason == reason)
  }

  private func failure(_ path: String, limit: Int = 1 << 20) -> SourceFileError? {
    do throws(SourceFileError) {
      _ = try SourceFile.read(path, named: "name", limit: limit)
      return nil
    } catch {
      return error
    }
  }
}
