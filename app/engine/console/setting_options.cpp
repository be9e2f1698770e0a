#include "app/engine/console/setting_options.h"

#include <CLI/CLI.hpp>

#include <utility>

namespace glioscope {
namespace {

using Take = std::function<void(const SettingValue&)>;

template <typename T>
CLI::Option* add(CLI::App& command, const SettingFacts& setting, T, Take take)
{
    return command.add_option_function<T>(
        setting.option, [take = std::move(take)](const T& value) { take(value); },
        optionHelp(setting));
}

CLI::Option* add(CLI::App& command, const SettingFacts& setting, bool byDefault, Take take)
{
    const std::string name = setting.option;
    return command.add_flag_function(
        name + ",!--no-" + name.substr(2),
        [take = std::move(take)](std::int64_t count) { take(count > 0); },
        optionHelp(setting) + (byDefault ? "; on by default" : "; off by default"));
}

/// "80x96x80" or "80 96 80"
template <typename T>
CLI::Option* add(CLI::App& command, const SettingFacts& setting, const std::array<T, 3>&, Take take)
{
    return command
        .add_option_function<std::vector<T>>(
            setting.option,
            [take = std::move(take)](const std::vector<T>& axes) {
                take(std::array<T, 3>{axes[0], axes[1], axes[2]});
            },
            optionHelp(setting))
        ->delimiter('x')
        ->expected(3);
}

}  // namespace

CLI::Option* addSettingOption(CLI::App& command, const SettingFacts& setting,
                              const SettingValue& byDefault, Take take)
{
    CLI::Option* option =
        std::visit([&](const auto& value) { return add(command, setting, value, std::move(take)); },
                   byDefault);
    if (const std::string text = valueText(byDefault);
        !text.empty() && !std::holds_alternative<bool>(byDefault)) {
        option->default_str(text);
    }
    if (setting.choices.present) {
        option->transform(setting.choices.present);
    }
    if (setting.choices.keys) {
        option->check(CLI::IsMember(setting.choices.keys()));
    }
    if (setting.problem) {
        option->check(CLI::Validator(setting.problem, std::string()));
    }
    return option;
}

}  // namespace glioscope
