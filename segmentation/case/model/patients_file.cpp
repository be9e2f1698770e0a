#include "segmentation/case/model/patients_file.h"

#include "segmentation/system/durable_file.h"

namespace glioscope {
namespace {

std::filesystem::path fileIn(const std::filesystem::path& patchFolder)
{
    return patchFolder / "patients.csv";
}

}  // namespace

Patients readPatients(const std::filesystem::path& patchFolder)
{
    std::error_code ignored;
    return std::filesystem::exists(fileIn(patchFolder), ignored)
               ? Patients::fromFile(fileIn(patchFolder))
               : Patients();
}

void tellPatients(const std::filesystem::path& patchFolder, const Patients& patients)
{
    const Patients before = readPatients(patchFolder);
    Patients now = before;
    now.tell(patients);
    if (!(now == before)) {
        writeTextDurably(fileIn(patchFolder), now.csv());
    }
}

}  // namespace glioscope
