#include "segmentation/system/file_identity.h"

#include "segmentation/system/path_text.h"

#include <system_error>

namespace glioscope {

std::string fileIdentity(const std::filesystem::path& file)
{
    std::error_code failure;
    const auto size = std::filesystem::file_size(file, failure);
    const auto time = std::filesystem::last_write_time(file, failure).time_since_epoch().count();
    return pathText(std::filesystem::absolute(file, failure)) + "\n" + std::to_string(size) + "\n" +
           std::to_string(time) + "\n";
}

}  // namespace glioscope
