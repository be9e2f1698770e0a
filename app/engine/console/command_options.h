#pragma once

// Options that several commands share, with their ranges: spelt, checked and explained once.

#include "segmentation/case/model/patients.h"
#include "segmentation/jobs/job.h"
#include "segmentation/volume/label.h"

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace glioscope {

/// Where and how precisely a network runs.
struct ComputeOptions {
    std::string device = kDeviceAuto;
    Precision precision = Precision::Auto;
};

void addDeviceOption(CLI::App& command, std::string& device);
void addComputeOptions(CLI::App& command, ComputeOptions& options);

/// --labels; `key` is empty where it was not given.
void addLabelsOption(CLI::App& command, std::string& key);
[[nodiscard]] std::optional<LabelScheme> labelSchemeOption(const std::string& key);

/// --straighten, of axes that are not at right angles, as in ReadOptions.
void addStraightenOption(CLI::App& command, bool& straighten);

/// --patients; `csv` is empty where it was not given.
void addPatientsOption(CLI::App& command, std::filesystem::path& csv);
/// Who was told. Throws Error for a file that is no table of cases and patients.
[[nodiscard]] Patients patientsOption(const std::filesystem::path& csv);
/// A sentence where the file names cases that are not among `caseNames`; else empty.
[[nodiscard]] std::string unknownCasesSentence(const Patients& told,
                                               const std::vector<std::string>& caseNames,
                                               const std::filesystem::path& csv);

/// Makes an option take one of `keys`; `present` turns one of an earlier version into today's.
CLI::Option* takeKeys(CLI::Option* option, const std::vector<std::string>& keys,
                      std::string (*present)(const std::string&));

/// The same for the values of an enum by their keys, all of them or `values`.
template <Keyed Enum>
CLI::Option* takeKeys(CLI::Option* option)
{
    return takeKeys(option, keysOf<Enum>(), presentKey<Enum>);
}
template <Keyed Enum>
CLI::Option* takeKeys(CLI::Option* option, const std::vector<Enum>& values)
{
    return takeKeys(option, keysOf(values), presentKey<Enum>);
}

/// --case, a name for files, as --help explains it with `help`.
CLI::Option* addCaseNameOption(CLI::App& command, std::string& name, const std::string& help);
/// --flair, --t1, --t1ce and --t2: which series of a study each is, by Sequence; returned in that
/// order.
std::array<CLI::Option*, 4> addSeriesOptions(CLI::App& command, std::array<std::string, 4>& series);

void addJsonOption(CLI::App& command, bool& json);

/// The K-th of N equal parts of a list; "2/4" on the command line.
struct Shard {
    int part = 1;
    int parts = 1;
    [[nodiscard]] bool holds(std::size_t index) const
    {
        return index % static_cast<std::size_t>(parts) == static_cast<std::size_t>(part - 1);
    }
};
/// Nothing where the text is no K/N with 1 <= K <= N.
[[nodiscard]] std::optional<Shard> shardFromText(const std::string& text);
/// --shard, a text that shardFromText() takes.
void addShardOption(CLI::App& command, std::string& shard);

}  // namespace glioscope
