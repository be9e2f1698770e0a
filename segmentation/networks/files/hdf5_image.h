#pragma once

// Writing an HDF5 file through memory, and without the time of day, so that equal content makes
// equal files. The library cannot close a file it could not write out: on a full disk it ends the
// process (1.10 to 2.2, where built with assertions) or leaks the file. So it never sees the disk;
// the finished bytes are written at once. For sources only: it pulls in H5Cpp.h.

#include <H5Cpp.h>

#include <filesystem>
#include <functional>
#include <string>

namespace glioscope {

/// For what is made with `creation`, the properties of a dataset, a group or a file: its header
/// keeps no times. Throws H5::Exception, like makeGroup().
void withoutTimes(const H5::PropList& creation);

[[nodiscard]] H5::Group makeGroup(H5::H5File& file, const std::string& name);

/// Calls `fill` with an empty file in memory, in the format of HDF5 1.10, where everything that
/// describes data carries a checksum; closes it and writes its bytes to `path`, which may exist.
/// Throws Error where the disk does not take them all, and what `fill` throws.
void writeHdf5Image(const std::filesystem::path& path,
                    const std::function<void(H5::H5File&)>& fill);

}  // namespace glioscope
