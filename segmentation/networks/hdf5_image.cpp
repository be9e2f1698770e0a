#include "segmentation/networks/hdf5_image.h"

#include "segmentation/volume/error.h"

#include <fstream>
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

void writeHdf5Image(const std::filesystem::path& path,
                    const std::function<void(H5::H5File&)>& fill)
{
    H5::FileAccPropList access;
    access.setLibverBounds(H5F_LIBVER_V110, H5F_LIBVER_LATEST);
    access.setCore(kGrowth, false);
    std::vector<char> bytes;
    {
        H5::H5File file(path.string(), H5F_ACC_TRUNC, H5::FileCreatPropList::DEFAULT, access);
        fill(file);
        bytes = imageOf(file);
    }
    std::ofstream stream(path, std::ios::binary | std::ios::trunc);
    stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    stream.close();
    if (!stream) {
        throw Error(path.string() + " could not be written; check the free space of its disk");
    }
}

}  // namespace glioscope
