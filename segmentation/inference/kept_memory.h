#pragma once

// A network's layers each ask for tens of megabytes and give them back. The C library returns such
// pieces to the system at once, and every layer waits for fresh pages anew: a fifth to a third of
// the processor time of a small network in float32.

namespace glioscope {

/// While one lives, what this process frees stays with it for the next tensor; then all that is
/// free goes back to the system. Not for two threads at once. Of glibc.
class KeptMemory {
public:
    KeptMemory();
    ~KeptMemory();
    KeptMemory(const KeptMemory&) = delete;
    KeptMemory& operator=(const KeptMemory&) = delete;
};

}  // namespace glioscope
