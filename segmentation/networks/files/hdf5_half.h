#pragma once

// Half precision in HDF5 files. For sources only: it pulls in H5Cpp.h.

#include <H5Cpp.h>

namespace glioscope {

/// IEEE 754 half precision, which HDF5 names itself only from 1.14.4 on; HDF5 converts from and to
/// float.
[[nodiscard]] inline H5::FloatType halfType()
{
    H5::FloatType type(H5::PredType::IEEE_F32LE);
    type.setFields(15, 10, 5, 0, 10);
    type.setSize(2);
    type.setEbias(15);
    return type;
}

}  // namespace glioscope
