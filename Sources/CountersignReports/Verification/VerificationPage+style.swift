#if Server
  extension VerificationPage {
    /// The style sheet: light or dark as the reader's system is, readable on paper and telephone.
    static let style = """
      :root { color-scheme: light dark; --ink: #1c2330; --soft: #5b6575; --line: #d9dee6;
        --page: #f6f7f9; --card: #fff; --held: #1a7f4b; --revealed: #b3261e; --unreachable: #6b7280; }
      @media (prefers-color-scheme: dark) { :root { --ink: #e6e9ef; --soft: #9aa4b5; --line: #303846;
        --page: #14181f; --card: #1c222c; --held: #5fd08e; --revealed: #ff8a80; --unreachable: #9aa4b5; } }
      * { box-sizing: border-box; }
      body { margin: 0 auto; max-width: 72rem; padding: 1.5rem; background: var(--page); color: var(--ink);
        font: 1rem/1.5 system-ui, sans-serif; }
      h1 { font-size: 1.6rem; margin: 0 0 .75rem; } h2 { margin: 2rem 0 0; } h3 { margin: 1.5rem 0 .5rem; }
      code, pre { font-family: ui-monospace, monospace; font-size: .85rem; overflow-wrap: anywhere; }
      small { display: block; color: var(--soft); font-size: .8rem; font-weight: normal; }
      nav { display: flex; flex-wrap: wrap; gap: .5rem; }
      nav label { border: 1px solid var(--line); border-radius: 1rem; padding: .15rem .75rem;
        background: var(--card); cursor: pointer; }
      nav label:has(:checked) { border-color: var(--ink); }
      .about, .places, .left-out, footer { color: var(--soft); }
      .row { background: var(--card); border: 1px solid var(--line); border-left: .3rem solid var(--kind);
        border-radius: .4rem; margin: .35rem 0; padding: .5rem .75rem; }
      .held { --kind: var(--held); } .revealed { --kind: var(--revealed); }
      .unreachable { --kind: var(--unreachable); }
      .row > summary { cursor: pointer; display: grid; grid-template-columns: 8rem 2fr 2fr; gap: .75rem; }
      .row > summary::marker { content: ""; }
      .row > summary::-webkit-details-marker { display: none; }
      .verdict { color: var(--kind); font-weight: 600; }
      .unexpected .verdict::before { content: "! "; }
      .seen { overflow-wrap: anywhere; }
      .exchange { border-top: 1px solid var(--line); padding: .35rem 0; }
      .exchange > summary { cursor: pointer; overflow-wrap: anywhere; font-size: .9rem; }
      pre { white-space: pre-wrap; background: var(--page); border-radius: .3rem; padding: .5rem; margin: .35rem 0; }
      footer { margin-top: 2rem; font-size: .85rem; }
      body:has(#show-unexpected:checked) .row:not(.unexpected),
      body:has(#show-revealed:checked) .row:not(.revealed),
      body:has(#show-held:checked) .row:not(.held),
      body:has(#show-unreachable:checked) .row:not(.unreachable) { display: none; }
      @media (max-width: 44rem) { .row > summary { grid-template-columns: 1fr; gap: .15rem; } }
      @media print { nav { display: none; } body { max-width: none; background: none; } }
      """
  }
#endif
