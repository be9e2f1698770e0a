#include "segmentation/jobs/segment_settings.h"

#include <regex>

namespace glioscope {
namespace {

std::string deviceProblem(const std::string& device)
{
    static const std::regex known("auto|cpu|cuda(:[0-9]{1,3})?");
    return std::regex_match(device, known)
               ? std::string()
               : "\"" + device + "\" is no device; use auto, cpu, cuda or cuda:N.";
}

constexpr SettingFacts kDevice = {
    .key = "device",
    .option = "--device",
    .label = shown("Setting", "Device"),
    .letter = 'D',
    .help = shown("Setting", "Automatic takes the first GPU where one works"),
    .optionHelp =
        "Where the network runs: auto (the first GPU that works, else the CPU), cpu, "
        "cuda or cuda:N",
    .problem = deviceProblem};

constexpr SettingFacts kPrecision = {
    .key = "precision",
    .option = "--precision",
    .label = shown("Setting", "Precision"),
    .letter = 'P',
    .help = shown("Setting", "Half precision is faster where the device has it"),
    .optionHelp =
        "Arithmetic of the network: auto (bf16 where it was measured faster), fp32 or "
        "bf16",
    .choices = choicesOf<Precision>()};

using J = SegmentJob;

constexpr SegmentSetting kSettings[] = {
    {kDevice, member<J, &J::device>()},
    {kPrecision, member<J, &J::precision>()},
    {{.key = "mirroring",
      .option = "--mirroring",
      .label = shown("Setting", "Mirroring"),
      .letter = 'i',  // M is the models'
      .help = shown("Setting",
                    "Runs the network also on the images mirrored left to right and averages both: "
                    "twice the network's time"),
      .optionHelp =
          "Also run on the images mirrored left to right and average, at twice the network's time: "
          "on, off, or model (as the model was measured)",
      .choices = choicesOf<Mirroring>()},
     member<J, &J::mirroring>()},
    {{.key = "probabilities",
      .option = "--probabilities",
      .label = shown("Setting", "Keep probabilities"),
      .letter = 'b',  // K is another field's
      .help = shown("Setting",
                    "Keeps how sure the model is of each voxel, a byte a voxel and region, for the "
                    "maps and thresholds under Probabilities"),
      .optionHelp =
          "Also write <case>_<model>_<region>.nii.gz, 0 to 255 for a probability of 0 to 1; where "
          "the model also runs mirrored <case>_<model>_SD.nii.gz, 0 to 255 for a standard "
          "deviation of both of 0 to 0.5"},
     member<J, &J::probabilities>()},
    {{.key = "compress"}, member<J, &J::compress>()},
    {{.key = "align",
      .option = "--align",
      .optionHelp =
          "Of whole heads, also on grids of their own, or of a DICOM study: move each sequence "
          "onto the T1ce, take away what is no brain, segment, and give the result on the T1ce's "
          "own grid"},
     member<J, &J::align>()},
    {{.key = "unseenMembers",
      .option = "--unseen-members",
      .optionHelp =
          "Of a model of several networks run only those that were not trained on a case of this "
          "name, for figures of cases it knows; a model without such a network is refused"},
     member<J, &J::unseenMembers>()},
};

}  // namespace

std::span<const SegmentSetting> segmentSettings()
{
    return kSettings;
}

const SettingFacts& deviceSetting()
{
    return kDevice;
}

const SettingFacts& precisionSetting()
{
    return kPrecision;
}

}  // namespace glioscope
