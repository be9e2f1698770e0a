#pragma once

// The few HDF5 operations the training folder needs, with HDF5's exceptions (which have no standard
// base) turned into Error. For sources only: it pulls in H5Cpp.h.

#include "segmentation/system/error.h"

#include <H5Cpp.h>

#include <filesystem>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

namespace glioscope::hdf5 {

void writeText(H5::H5Object& object, const std::string& name, const std::string& text);
[[nodiscard]] std::string readText(const H5::H5Object& object, const std::string& name);

struct DatasetLayout {
    std::string name;
    std::vector<hsize_t> size;
    std::vector<hsize_t> chunk;  ///< empty: contiguous
    int deflate = 0;             ///< 0 to 9, chunked datasets only
    bool checksum = false;       ///< damage is then found on reading; chunked datasets only
};

/// `stored` is the type in the file, `native` that of `values`.
void writeDataset(H5::Group& group, const DatasetLayout& layout, const H5::DataType& stored,
                  const H5::DataType& native, const void* values);

/// Sizes along every axis.
[[nodiscard]] std::vector<hsize_t> datasetSize(const H5::DataSet& dataset);

/// HDF5 is not built for several threads everywhere, and its C++ classes nowhere.
inline std::recursive_mutex& libraryLock()
{
    static std::recursive_mutex mutex;
    return mutex;
}

/// Makes an HDF5 file through memory (hdf5_image.h), durably (durable_file.h). Throws Error naming
/// `file`, which is then as it was.
void writeWhole(const std::filesystem::path& file, const std::function<void(H5::H5File&)>& fill);

/// Runs `work`, alone among all callers; an HDF5 exception becomes an Error "FILE WHAT (HDF5's
/// reason)."
template <typename Work>
auto guarded(const std::filesystem::path& file, const Sentence& what, const Work& work)
{
    const std::lock_guard lock(libraryLock());
    H5::Exception::dontPrint();
    try {
        return work();
    } catch (const H5::Exception& e) {
        throw Error(Sentence("%1 %2 (%3).", {file.string(), what, e.getDetailMsg()}));
    }
}

}  // namespace glioscope::hdf5
