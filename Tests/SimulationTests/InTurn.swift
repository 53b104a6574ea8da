import Testing

/// Tests that own the process's SCTP clock while they run: one after another.
@Suite(.serialized) enum InTurn {}
