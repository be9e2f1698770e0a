#include "ui/dataset/case_digest.h"

#include "segmentation/case/formats/case_reader.h"
#include "segmentation/case/formats/intensities.h"
#include "segmentation/case/formats/raw_volume.h"
#include "segmentation/metrics/evaluation.h"
#include "segmentation/system/error.h"
#include "segmentation/system/file_identity.h"
#include "ui/dataset/case_picture.h"
#include "ui/widgets/sentence_text.h"
#include "ui/widgets/text.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <exception>
#include <string>

namespace glioscope {
namespace {

constexpr const char* kVersion = "digest 1";  // of what is kept and how it is made
const QString kFacts = QStringLiteral("facts");

std::optional<Sequence> sequenceToShow(const CaseFiles& files)
{
    for (const Sequence sequence : {Sequence::Flair, Sequence::T1ce, Sequence::T2, Sequence::T1}) {
        if (files.image(sequence)) {
            return sequence;
        }
    }
    return std::nullopt;
}

/// Of all that decides what a digest says.
QString keyOf(const CaseFiles& files, std::optional<LabelScheme> told)
{
    std::string text = std::string(kVersion) + "\n";
    if (const auto sequence = sequenceToShow(files)) {
        text += fileIdentity(*files.image(*sequence)) +
                std::to_string(files.channelOf[static_cast<std::size_t>(*sequence)]) + "\n";
    }
    text += files.labels ? fileIdentity(*files.labels) : "";
    for (const auto& scheme : {told, files.namedScheme}) {
        text += (scheme ? std::string(key(*scheme)) : "-") + "\n";
    }
    for (const auto& [value, label] : files.namedValues) {
        text += std::to_string(value) + " " + std::string(shortName(label)) + "\n";
    }
    return PictureStore::keyOf(text);
}

QString factsText(const CaseDigest& digest)
{
    QJsonObject facts;
    if (digest.scheme) {
        facts[QStringLiteral("scheme")] = toQString(key(*digest.scheme));
    }
    if (digest.ml) {
        for (const Structure structure : kAllStructures) {
            facts[toQString(shortName(structure))] = (*digest.ml)[structure];
        }
    }
    return QString::fromUtf8(QJsonDocument(facts).toJson(QJsonDocument::Compact));
}

CaseDigest digestFrom(const QImage& kept)
{
    CaseDigest digest{.picture = kept};
    const QJsonObject facts = QJsonDocument::fromJson(kept.text(kFacts).toUtf8()).object();
    digest.scheme = fromKey<LabelScheme>(facts[QStringLiteral("scheme")].toString().toStdString());
    if (digest.scheme) {
        digest.ml.emplace();
        for (const Structure structure : kAllStructures) {
            (*digest.ml)[structure] = facts[toQString(shortName(structure))].toDouble();
        }
    }
    return digest;
}

Image imageOf(const CaseFiles& files, Sequence sequence, const ReadOptions& options)
{
    const RawVolume raw = readRawVolume(*files.image(sequence), options);
    const auto channel = files.images4d ? files.channelOf[static_cast<std::size_t>(sequence)] : 0;
    if (channel < 0 || static_cast<std::size_t>(channel) >= raw.volumes) {
        throw Error(Sentence::of("The file %1 holds too few volumes; check dataset.json.",
                                 files.image(sequence)->string()));
    }
    return {raw.geometry, toIntensities(raw, static_cast<std::size_t>(channel)).values};
}

CaseLabels labelsOf(const CaseFiles& files, const ReadOptions& options)
{
    ReadOptions withNames = options;
    withNames.namedValues = files.namedValues;
    return readLabels(*files.labels, files.namedScheme, withNames);
}

PerStructure<double> volumesOf(const LabelMap& map)
{
    PerStructure<double> ml = filled<PerStructure<double>>(0.0);
    for (const LabelVolume& volume : labelVolumes(map)) {
        ml[volume.structure] = volume.volumeMl;
    }
    return ml;
}

/// Runs `work`; what it throws becomes the digest's problem, unless there is one already.
template <typename Work>
void notingProblems(CaseDigest& digest, Work&& work)
{
    try {
        work();
    } catch (const std::exception& error) {
        digest.problem = digest.problem.isEmpty() ? shownFailure(error) : digest.problem;
    }
}

CaseDigest readDigest(const CaseFiles& files, std::optional<LabelScheme> told)
{
    CaseDigest digest;
    const ReadOptions options{.labelScheme = told, .straighten = true};
    std::optional<CaseLabels> labels;
    if (files.labels) {
        notingProblems(digest, [&] {
            labels = labelsOf(files, options);
            digest.scheme = labels->scheme;
            digest.ml = volumesOf(labels->map);
        });
    }
    if (const auto sequence = sequenceToShow(files)) {
        notingProblems(digest, [&] {
            digest.picture =
                casePicture(imageOf(files, *sequence, options), labels ? &labels->map : nullptr);
        });
    }
    return digest;
}

}  // namespace

CaseDigest digestOf(const CaseFiles& files, std::optional<LabelScheme> told,
                    const PictureStore& store)
{
    if (!files.question.empty()) {
        return {.problem = shownSentence(files.question)};
    }
    CaseDigest digest;
    notingProblems(digest, [&] {
        const QString place = keyOf(files, told);
        if (const QImage kept = store.find(place); !kept.isNull()) {
            digest = digestFrom(kept);
            return;
        }
        digest = readDigest(files, told);
        if (digest.problem.isEmpty() && !digest.picture.isNull()) {
            QImage picture = digest.picture;
            picture.setText(kFacts, factsText(digest));
            store.put(place, picture);
        }
    });
    return digest;
}

}  // namespace glioscope
