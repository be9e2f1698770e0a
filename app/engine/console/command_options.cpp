#include "app/engine/console/command_options.h"

#include "app/engine/console/setting_options.h"
#include "segmentation/jobs/segment_settings.h"

#include <CLI/CLI.hpp>

#include <charconv>

namespace glioscope {

void addDeviceOption(CLI::App& command, std::string& device)
{
    addSettingOption(command, deviceSetting(), device, [&device](const SettingValue& value) {
        device = std::get<std::string>(value);
    });
}

void addComputeOptions(CLI::App& command, ComputeOptions& options)
{
    addDeviceOption(command, options.device);
    addSettingOption(
        command, precisionSetting(), settingValue(options.precision),
        [&options](const SettingValue& value) { (void)takeSetting(options.precision, value); });
}

void addStraightenOption(CLI::App& command, bool& straighten)
{
    command.add_flag("--straighten", straighten,
                     "Bring axes that are not at right angles to the nearest right angles, which "
                     "moves voxels, instead of refusing the file; the result says so");
}

void addLabelsOption(CLI::App& command, std::string& key)
{
    const std::vector<LabelScheme> schemes(kChoosableLabelSchemes.begin(),
                                           kChoosableLabelSchemes.end());
    std::string meaning;
    for (const LabelScheme scheme : schemes) {
        meaning += (meaning.empty() ? "" : "; ") + std::string(glioscope::key(scheme)) + " is " +
                   std::string(displayName(scheme));
    }
    takeKeys(command.add_option("--labels", key,
                                "What the numbers of a segmentation mean where neither "
                                "dataset.json, names nor a 4 tell: " +
                                    meaning),
             schemes);
}

std::optional<LabelScheme> labelSchemeOption(const std::string& key)
{
    return key.empty() ? std::nullopt : fromKey<LabelScheme>(key);
}

void addPatientsOption(CLI::App& command, std::filesystem::path& csv)
{
    command.add_option(
        "--patients", csv,
        "Table with the columns case and patient (comma-separated, named in its first line): "
        "whose scan a case is, where names and folders do not tell or are wrong");
}

Patients patientsOption(const std::filesystem::path& csv)
{
    return csv.empty() ? Patients() : Patients::fromFile(csv);
}

std::string unknownCasesSentence(const Patients& told, const std::vector<std::string>& caseNames,
                                 const std::filesystem::path& csv)
{
    const std::vector<std::string> strangers = told.strangersTo(caseNames);
    if (strangers.empty()) {
        return {};
    }
    return csv.string() + " names " + std::to_string(strangers.size()) +
           (strangers.size() == 1 ? " case that is not here, "
                                  : " cases that are not here, such as ") +
           strangers.front() + "; check how it is written.";
}

CLI::Option* takeKeys(CLI::Option* option, const std::vector<std::string>& keys,
                      std::string (*present)(const std::string&))
{
    return option->transform(present)->check(CLI::IsMember(keys));
}

CLI::Option* addCaseNameOption(CLI::App& command, std::string& name, const std::string& help)
{
    return command.add_option("--case", name, help)
        ->check(CLI::Validator(
            [](const std::string& given) {
                const bool plain =
                    !given.empty() && given.front() != '.' && given.find('/') == std::string::npos;
                return plain ? std::string() : "\"" + given + "\" is no name for files.";
            },
            "NAME"));
}

std::array<CLI::Option*, 4> addSeriesOptions(CLI::App& command, std::array<std::string, 4>& series)
{
    std::array<CLI::Option*, 4> options = {};
    for (const Sequence sequence : kAllSequences) {
        const auto place = static_cast<std::size_t>(sequence);
        options[place] = command.add_option(
            "--" + std::string(key(sequence)), series[place],
            "Of a DICOM study, number or UID of the series that is the " +
                std::string(displayName(sequence)) +
                ", instead of the proposed one; 7:2 is the second volume of series 7, none says "
                "that there is none");
    }
    return options;
}

void addJsonOption(CLI::App& command, bool& json)
{
    command.add_flag("--json", json, "Write JSON to stdout instead of text, one object a line");
}

std::optional<Shard> shardFromText(const std::string& text)
{
    Shard shard;
    const char* end = text.data() + text.size();
    const auto part = std::from_chars(text.data(), end, shard.part);
    if (part.ec != std::errc() || part.ptr == end || *part.ptr != '/') {
        return std::nullopt;
    }
    const auto parts = std::from_chars(part.ptr + 1, end, shard.parts);
    const bool valid =
        parts.ec == std::errc() && parts.ptr == end && shard.part >= 1 && shard.part <= shard.parts;
    return valid ? std::optional(shard) : std::nullopt;
}

void addShardOption(CLI::App& command, std::string& shard)
{
    command
        .add_option("--shard", shard,
                    "K/N: only the K-th of N parts of a dataset, to share it among machines")
        ->check(CLI::Validator(
            [](const std::string& text) {
                return shardFromText(text) ? std::string()
                                           : "\"" + text + "\" is no K/N with 1 <= K <= N.";
            },
            "K/N"))
        ->capture_default_str();
}

}  // namespace glioscope
