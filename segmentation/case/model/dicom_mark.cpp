#include "segmentation/case/model/dicom_mark.h"

#include <array>
#include <fstream>
#include <string_view>

namespace glioscope {

bool hasDicomMark(const std::filesystem::path& file)
{
    std::array<char, 132> head = {};
    std::ifstream stream(file, std::ios::binary);
    return stream.read(head.data(), head.size()) &&
           std::string_view(head.data() + 128, 4) == "DICM";
}

}  // namespace glioscope
