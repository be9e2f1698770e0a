#pragma once

// The settings of a training run as the window shows them, rows of trainingSettings() with a label,
// and what `train` is told of them.

#include "training/settings/recipes.h"
#include "training/settings/setting_table.h"

#include <QString>
#include <QStringList>
#include <QVariant>

#include <vector>

namespace glioscope {

/// Rows with a label, in the table's order.
[[nodiscard]] std::vector<const TrainingSetting*> shownSettings();

/// As toVariant() and fromVariant() have it.
[[nodiscard]] QVariant fieldValue(const TrainingSetting& setting, const TrainingConfig& config);
void setFieldValue(const TrainingSetting& setting, TrainingConfig& config, const QVariant& value);

/// What `train` must be told so that `recipe` becomes `config`: recipe, network, and each option
/// that differs; folders not.
[[nodiscard]] QStringList trainArguments(Recipe recipe, const TrainingConfig& config);

/// `to`, with every setting that `edited` has other than `from`: another network for the same
/// recipe keeps what the user changed.
[[nodiscard]] TrainingConfig withEdits(const TrainingConfig& to, const TrainingConfig& edited,
                                       const TrainingConfig& from);

}  // namespace glioscope
