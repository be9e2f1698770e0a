#include "ui/training/train_fields.h"

#include "ui/widgets/setting_text.h"
#include "ui/widgets/text.h"

#include <string>

namespace glioscope {
namespace {

QString argumentText(const QVariant& value)
{
    return value.typeId() == QMetaType::Double ? QString::number(value.toDouble(), 'g', 12)
                                               : value.toString();
}

QStringList argumentsOf(const TrainingSetting& setting, const QVariant& value)
{
    const QString option = QString::fromLatin1(setting.option);
    if (value.typeId() == QMetaType::Bool) {
        return {value.toBool() ? option : QStringLiteral("--no-") + option.mid(2)};
    }
    QStringList arguments = {option};
    if (value.canConvert<QVariantList>() && value.typeId() != QMetaType::QString) {
        for (const QVariant& each : value.toList()) {
            arguments << argumentText(each);
        }
        return arguments;
    }
    return arguments << argumentText(value);
}

}  // namespace

std::vector<const TrainingSetting*> shownSettings()
{
    std::vector<const TrainingSetting*> shown;
    for (const TrainingSetting& setting : trainingSettings()) {
        if (setting.label) {
            shown.push_back(&setting);
        }
    }
    return shown;
}

QVariant fieldValue(const TrainingSetting& setting, const TrainingConfig& config)
{
    return toVariant(setting.member.read(config));
}

void setFieldValue(const TrainingSetting& setting, TrainingConfig& config, const QVariant& value)
{
    (void)setting.member.write(config, fromVariant(value, setting.member.read(config)));
}

QStringList trainArguments(Recipe recipe, const TrainingConfig& config)
{
    const TrainingConfig base = recipeConfig(recipe, config.network.kind);
    QStringList arguments = {QStringLiteral("--recipe"), toQString(key(recipe))};
    for (const TrainingSetting& setting : trainingSettings()) {
        // A recipe chooses its own network where none is named.
        const bool isNetwork = setting.key == std::string_view("network");
        const QVariant value = fieldValue(setting, config);
        if (setting.option && (isNetwork || value != fieldValue(setting, base))) {
            arguments += argumentsOf(setting, value);
        }
    }
    return arguments;
}

TrainingConfig withEdits(const TrainingConfig& to, const TrainingConfig& edited,
                         const TrainingConfig& from)
{
    TrainingConfig result = to;
    for (const TrainingSetting& setting : trainingSettings()) {
        const SettingValue value = setting.member.read(edited);
        if (setting.option && value != setting.member.read(from)) {
            (void)setting.member.write(result, value);
        }
    }
    return result;
}

}  // namespace glioscope
