#pragma once

// Every setting of a training run that the dialog shows, a row each: option of `train`, name, and
// how to read and write it in TrainingConfig, which has the defaults. Another setting is another
// row.

#include "training/settings/recipes.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <span>

namespace glioscope {

struct TrainField {
    const char* option;  ///< of the command line, "--epochs"
    const char* label;
    const char* help;  ///< with unit and range
    bool advanced;     ///< shown under "More settings"
    /// int, double, bool, QString, or a list of three ints; a key where there are choices.
    QVariant (*get)(const TrainingConfig& config);
    void (*set)(TrainingConfig& config, const QVariant& value);
    QStringList (*choices)() = nullptr;  ///< keys; none where any value may be given
    /// Of how windows are cut from whole cases: without a say where patches are ready-made.
    bool ofWindows = false;
    /// Whether it does anything with the other settings; always, where there is no such function.
    bool (*applies)(const TrainingConfig& config) = nullptr;
};

[[nodiscard]] std::span<const TrainField> trainFields();

/// Label or help of a field, or the name of a choice, translated.
[[nodiscard]] QString fieldText(const char* source);
[[nodiscard]] QString choiceText(const QString& key);

/// What `train` must be told so that `recipe` becomes `config`: recipe, network, and each option
/// that differs; starting model, held-back cases, fold and name too, folders not.
[[nodiscard]] QStringList trainArguments(Recipe recipe, const TrainingConfig& config);

/// `to`, with every field that `edited` has other than `from`: another network for the same recipe
/// keeps what the user changed.
[[nodiscard]] TrainingConfig withEdits(const TrainingConfig& to, const TrainingConfig& edited,
                                       const TrainingConfig& from);

}  // namespace glioscope
