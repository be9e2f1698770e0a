#pragma once

// The question which sequences a case's channels are, where nothing names them: each with the
// picture of its middle slice beside the choice.

#include "segmentation/case/model/case.h"
#include "ui/case/case_loading.h"

class QDialog;
class QWidget;

namespace glioscope {

/// Ends accepted with chosenChannels(); that is possible once every channel has an answer, no
/// sequence is chosen twice and at least one is.
[[nodiscard]] QDialog* makeChannelsDialog(const ChannelsQuestion& question, QWidget* parent);
[[nodiscard]] ChannelSequences chosenChannels(const QDialog& dialog);

}  // namespace glioscope
