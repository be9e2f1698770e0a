#include "training/settings/reference_file_name.h"

namespace glioscope {
namespace {

constexpr const char* kMiddle = "_total.nii_";

}  // namespace

std::string referenceFileName(const std::string& caseName, int number, const Index3& corner)
{
    return caseName + kMiddle + std::to_string(number) + "_x" + std::to_string(corner[0]) + "_y" +
           std::to_string(corner[1]) + "_z" + std::to_string(corner[2]) + ".h5";
}

bool isReferenceFileName(const std::filesystem::path& file)
{
    return file.extension() == ".h5" && file.stem().string().find(kMiddle) != std::string::npos;
}

std::string caseOfReferenceFile(const std::filesystem::path& file)
{
    const std::string stem = file.stem().string();
    return stem.substr(0, stem.find(kMiddle));
}

}  // namespace glioscope
