#include "ui/widgets/setting_text.h"

#include "ui/widgets/sentence_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>
#include <string>

namespace glioscope {
namespace {

// clang-format off: a table, a row a choice
constexpr std::pair<const char*, const char*> kChoiceTexts[] = {
    {"none", shown("Setting", "None")},
    {"instance", shown("Setting", "By instance")},
    {"group", shown("Setting", "By group")},
    {"batch-per-z", shown("Setting", "By slice, as the reference")},
    {"soft-dice", shown("Setting", "Soft Dice")},
    {"dice-bce", shown("Setting", "Dice and cross-entropy by region")},
    {"dice-ce", shown("Setting", "Dice and cross-entropy by class")},
    {"focal", shown("Setting", "Focal")},
    {"reference", shown("Setting", "As the reference")},
    {"fast", shown("Setting", "Fast look")},
    {"best", shown("Setting", "Best")},
    {"adam", shown("Setting", "Adam")},
    {"adamw", shown("Setting", "AdamW")},
    {"sgd", shown("Setting", "SGD with Nesterov's momentum")},
    {"polynomial", shown("Setting", "Polynomial")},
    {"cosine", shown("Setting", "Cosine")},
    {"constant", shown("Setting", "Constant")},
    {"auto", shown("Setting", "Automatic")},
    {"fp32", shown("Setting", "Full (fp32)")},
    {"bf16", shown("Setting", "Half (bf16)")},
    {"model", shown("Setting", "As the model was measured")},
    {"on", shown("Setting", "On: twice the network's time")},
    {"off", shown("Setting", "Off")},
    {"cpu", shown("Setting", "Processor (cpu)")},
};

// clang-format on

QString translated(const char* text)
{
    return QCoreApplication::translate(kSettingContext, text);
}

}  // namespace

QString settingLabel(const SettingFacts& setting)
{
    return translated(setting.label);
}

QString settingHelp(const SettingFacts& setting)
{
    QString help = translated(setting.help);
    const bool beginsWithRange = help.startsWith(QLatin1String("%1"));
    if (help.contains(QLatin1String("%1"))) {
        help = help.arg(shownSentence(rangeText(setting.range)));
    }
    return beginsWithRange ? help.left(1).toUpper() + help.mid(1) : help;
}

QStringList choiceKeys(const SettingFacts& setting)
{
    QStringList keys;
    if (setting.choices.keys) {
        for (const std::string& key : setting.choices.keys()) {
            keys << QString::fromStdString(key);
        }
    }
    return keys;
}

QString choiceText(const QString& key, const SettingChoices& choices)
{
    if (const std::string_view name =
            choices.properName ? choices.properName(key.toStdString()) : std::string_view();
        !name.empty()) {
        return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
    }
    if (key.startsWith(QLatin1String("cuda"))) {
        return translated(shown("Setting", "GPU (%1)")).arg(key);
    }
    const auto* found = std::ranges::find_if(
        kChoiceTexts, [&](const auto& pair) { return key == QLatin1String(pair.first); });
    return found == std::end(kChoiceTexts) ? key : translated(found->second);
}

QVariant toVariant(const SettingValue& value)
{
    return std::visit(
        [](const auto& held) -> QVariant {
            using T = std::decay_t<decltype(held)>;
            if constexpr (std::is_same_v<T, std::uint64_t>) {
                return static_cast<int>(held);
            } else if constexpr (std::is_arithmetic_v<T>) {
                return held;
            } else if constexpr (std::is_same_v<T, std::string>) {
                return QString::fromStdString(held);
            } else if constexpr (std::is_same_v<T, std::vector<std::string>>) {
                QStringList texts;
                for (const std::string& each : held) {
                    texts << QString::fromStdString(each);
                }
                return texts;
            } else {
                return QVariantList(held.begin(), held.end());
            }
        },
        value);
}

/// As the type of `now`.
SettingValue fromVariant(const QVariant& value, const SettingValue& now)
{
    return std::visit(
        [&](const auto& held) -> SettingValue {
            using T = std::decay_t<decltype(held)>;
            if constexpr (std::is_same_v<T, std::uint64_t>) {
                return static_cast<std::uint64_t>(std::max(0, value.toInt()));
            } else if constexpr (std::is_arithmetic_v<T>) {
                return value.value<T>();
            } else if constexpr (std::is_same_v<T, std::string>) {
                return value.toString().toStdString();
            } else if constexpr (std::is_same_v<T, std::vector<std::string>>) {
                T texts;
                for (const QString& each : value.toStringList()) {
                    texts.push_back(each.toStdString());
                }
                return texts;
            } else {
                const QVariantList axes = value.toList();
                T each = {};
                for (std::size_t axis = 0; axis < each.size(); ++axis) {
                    each[axis] = axes.value(static_cast<qsizetype>(axis))
                                     .template value<typename T::value_type>();
                }
                return each;
            }
        },
        now);
}

}  // namespace glioscope
