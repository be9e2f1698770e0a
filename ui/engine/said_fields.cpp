#include "ui/engine/said_fields.h"

#include "segmentation/jobs/sentence_json.h"
#include "ui/widgets/sentence_text.h"

#include <QJsonDocument>

namespace glioscope {
namespace {

using namespace Qt::StringLiterals;

/// The field and what the object says of it, read as the engine wrote it.
jobs::json fieldOf(const QJsonObject& object, QLatin1StringView name)
{
    const QJsonObject said = {{name, object["said"_L1][name]}};
    const QJsonObject field = {{name, object[name]}, {"said"_L1, said}};
    return jobs::parsed(QJsonDocument(field).toJson(QJsonDocument::Compact).toStdString());
}

}  // namespace

QString saidIn(const QJsonObject& object, QLatin1StringView name)
{
    return object[name].isString()
               ? shownSentence(jobs::sentenceFrom(fieldOf(object, name), name.data()))
               : QString();
}

QStringList allSaidIn(const QJsonObject& object, QLatin1StringView name)
{
    QStringList texts;
    try {
        for (const Sentence& sentence : jobs::sentencesFrom(fieldOf(object, name), name.data())) {
            texts << shownSentence(sentence);
        }
    } catch (const std::invalid_argument&) {
        return {};
    }
    return texts;
}

}  // namespace glioscope
