#pragma once

// Rows of a table of settings as a window shows them: texts translated, values as QVariant.

#include "segmentation/system/setting.h"

#include <QString>
#include <QStringList>
#include <QVariant>

namespace glioscope {

[[nodiscard]] QString settingLabel(const SettingFacts& setting);
/// With its range.
[[nodiscard]] QString settingHelp(const SettingFacts& setting);

/// Keys; none where any value may be given.
[[nodiscard]] QStringList choiceKeys(const SettingFacts& setting);
/// The name of a choice or a device, or the key where it has none.
[[nodiscard]] QString choiceText(const QString& key, const SettingChoices& choices = {});

/// int, double, bool, QString, QStringList, or a list of three numbers; a key where there are
/// choices.
[[nodiscard]] QVariant toVariant(const SettingValue& value);
/// As the type of `like`.
[[nodiscard]] SettingValue fromVariant(const QVariant& value, const SettingValue& like);

}  // namespace glioscope
