#if Server
  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #endif

  /// How the system weighs a thread against others that want the same core.
  enum ThreadPriority {
    /// Lets others go first from now on, for as long as the calling thread lives.
    ///
    /// With the usual weight, work that needs a core for long makes others wait for whole slices of
    /// time, milliseconds each. Linux weighs each thread by itself; elsewhere nothing happens.
    static func yield() {
      #if os(Linux)
        // The first 0 is `PRIO_PROCESS`, whose type differs between libraries; the second is the
        // calling thread.
        _ = setpriority(0, 0, 10)
      #endif
    }
  }
#endif
