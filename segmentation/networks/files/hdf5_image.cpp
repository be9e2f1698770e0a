#include "segmentation/networks/files/hdf5_image.h"

#include "segmentation/system/durable_file.h"

#include <vector>

namespace glioscope {
namespace {

constexpr std::size_t kGrowth = 4 << 20;

std::vector<char> imageOf(const H5::H5File& file)
{
    file.flush(H5F_SCOPE_GLOBAL);
    const ssize_t size = H5Fget_file_image(file.getId(), nullptr, 0);
    std::vector<char> bytes(size > 0 ? static_cast<std::size_t>(size) : 0);
    if (bytes.empty() || H5Fget_file_image(file.getId(), bytes.data(), bytes.size()) != size) {
        throw H5::FileIException("writeHdf5Image", "no image of the file");
    }
    return bytes;
}

}  // namespace

void withoutTimes(const H5::PropList& creation)
{
    if (H5Pset_obj_track_times(creation.getId(), false) < 0) {
        throw H5::PropListIException("withoutTimes", "times cannot be left out");
    }
}

H5::Group makeGroup(H5::H5File& file, const std::string& name)
{
    const H5::PropList creation(H5P_GROUP_CREATE);
    withoutTimes(creation);
    const hid_t made =
        H5Gcreate2(file.getId(), name.c_str(), H5P_DEFAULT, creation.getId(), H5P_DEFAULT);
    if (made < 0) {
        throw H5::GroupIException("makeGroup", "the group " + name + " cannot be made");
    }
    H5::Group group(made);  // counts itself as one more owner
    H5Idec_ref(made);
    return group;
}

void writeHdf5Image(const std::filesystem::path& path, const std::function<void(H5::H5File&)>& fill)
{
    H5::FileAccPropList access;
    // HDF5 1.10 leaves a wrong checksum in images of newer formats than the oldest, which has none.
#if H5_VERSION_GE(1, 12, 0)
    access.setLibverBounds(H5F_LIBVER_V110, H5F_LIBVER_LATEST);
#endif
    access.setCore(kGrowth, false);
    std::vector<char> bytes;
    {
        H5::FileCreatPropList creation;
        withoutTimes(creation);
        H5::H5File file(path.string(), H5F_ACC_TRUNC, creation, access);
        fill(file);
        bytes = imageOf(file);
    }
    writeBytes(path, {bytes.data(), bytes.size()});
}

}  // namespace glioscope
