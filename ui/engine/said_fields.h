#pragma once

// Fields of a line that a command of the engine says, which are sentences: in the user's language,
// as segmentation/jobs/sentence_json.h puts them there.

#include <QJsonObject>
#include <QLatin1StringView>
#include <QString>
#include <QStringList>

namespace glioscope {

/// Empty where the field is absent or no text.
[[nodiscard]] QString saidIn(const QJsonObject& object, QLatin1StringView name);

/// Empty where the field is absent or no list of texts.
[[nodiscard]] QStringList allSaidIn(const QJsonObject& object, QLatin1StringView name);

}  // namespace glioscope
