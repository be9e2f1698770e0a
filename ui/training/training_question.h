#pragma once

// What becomes of a run that is going on when the main window closes.

class QWidget;

namespace glioscope {

enum class TrainingAnswer { KeepTraining, StopTraining, Stay };
[[nodiscard]] TrainingAnswer askAboutTraining(QWidget* parent);

}  // namespace glioscope
