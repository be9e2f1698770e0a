#pragma once

// Options of the command line from the rows of a table of settings. CLI11 stays in the source.

#include "segmentation/system/setting.h"

#include <functional>
#include <span>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace glioscope {

/// The row's option, with its help and `byDefault`; `take` receives what was given. A switch also
/// gets a --no- before its name.
CLI::Option* addSettingOption(CLI::App& command, const SettingFacts& setting,
                              const SettingValue& byDefault,
                              std::function<void(const SettingValue&)> take);

/// Those of all rows that have one, into `config`, whose values are the defaults; it must outlive
/// `command`.
template <typename Row, typename Config>
void addSettingOptions(CLI::App& command, std::span<const Row> rows, Config& config)
{
    for (const Row& row : rows) {
        if (row.option) {
            addSettingOption(command, row, row.member.read(config),
                             [&row, &config](const SettingValue& value) {
                                 (void)row.member.write(config, value);
                             });
        }
    }
}

}  // namespace glioscope
