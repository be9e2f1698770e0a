#include "segmentation/inference/kept_memory.h"

#include <malloc.h>

#include <limits>

namespace glioscope {
namespace {

constexpr int kUsualPieces = 65536;  // glibc's own limits
constexpr int kUsualTrim = 128 * 1024;

}  // namespace

KeptMemory::KeptMemory()
{
    ::mallopt(M_MMAP_MAX, 0);
    ::mallopt(M_TRIM_THRESHOLD, std::numeric_limits<int>::max());
}

KeptMemory::~KeptMemory()
{
    ::mallopt(M_MMAP_MAX, kUsualPieces);
    ::mallopt(M_TRIM_THRESHOLD, kUsualTrim);
    ::malloc_trim(0);
}

}  // namespace glioscope
