// LiveKitProtocol
