#pragma once

// The small dialogs: what a file's label numbers mean, what mouse and keys do, what the program is,
// and what becomes of results that are not saved.

#include "segmentation/volume/label.h"

#include <QString>

#include <optional>

class QDialog;
class QWidget;

namespace glioscope {

/// Asks for the meaning of a case's label numbers. The dialog ends accepted with chosenScheme(),
/// which is nothing where the case shall open without its labels; rejected leaves the open case as
/// it is.
[[nodiscard]] QDialog* makeLabelSchemeDialog(const QString& caseName, QWidget* parent);
[[nodiscard]] std::optional<LabelScheme> chosenScheme(const QDialog& dialog);

/// Mouse and keys, made from the commands' table. Not modal; deletes itself when closed.
[[nodiscard]] QDialog* makeHelpSheet(QWidget* parent);

[[nodiscard]] QDialog* makeAboutBox(QWidget* parent);

enum class UnsavedAnswer { Save, Discard, Stay };
[[nodiscard]] UnsavedAnswer askAboutUnsaved(QWidget* parent);

}  // namespace glioscope
