#pragma once

// HDF5's errors, translated at the border. Includes HDF5; sources that read or write HDF5 only.

#include "segmentation/system/error.h"

#include <H5Cpp.h>

namespace glioscope {

/// Runs `work` with HDF5's own printing off and its exceptions, which share no base with ours,
/// turned into Error.
template <typename Work>
auto guarded(const Sentence& what, const Work& work)
{
    H5::Exception::dontPrint();
    try {
        return work();
    } catch (const H5::Exception&) {
        throw Error(what);
    }
}

}  // namespace glioscope
