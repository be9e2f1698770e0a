#pragma once

// What DCMTK shares in a process, set up once: silence, its dictionary, its decoders.

namespace glioscope {

/// Throws Error where DCMTK's dictionary cannot be found. Cheap after the first time. Thread-safe.
void setUpDcmtk();

}  // namespace glioscope
