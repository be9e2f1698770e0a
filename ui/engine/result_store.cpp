#include "ui/engine/result_store.h"

#include "segmentation/case/formats/byte_reader.h"
#include "segmentation/case/formats/case_reader.h"
#include "segmentation/case/formats/label_writer.h"
#include "segmentation/jobs/segment_settings.h"
#include "segmentation/jobs/sentence_json.h"
#include "segmentation/system/durable_file.h"
#include "segmentation/system/error.h"
#include "segmentation/system/owned_folder.h"
#include "segmentation/system/sha256.h"
#include "segmentation/system/version.h"
#include "ui/engine/result_map.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <exception>
#include <functional>
#include <iterator>
#include <map>
#include <set>
#include <system_error>
#include <utility>

namespace glioscope {
namespace fs = std::filesystem;
namespace {

constexpr const char* kFacts = "entry.json";
constexpr const char* kLabels = "labels.nii.gz";
constexpr int kVersion = 1;  ///< of an entry's form
constexpr std::size_t kNameLength = 32;

std::string hashOf(const std::string& text)
{
    Sha256 hash;
    hash.update({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
    return hash.hexDigest();
}

/// Empty where none is given.
std::string givenHash(const fs::path& file)
{
    try {
        return file.empty() ? std::string() : sha256OfFile(file);
    } catch (const Error&) {
        return "unreadable";  // which the engine says
    }
}

QString mapFile(std::size_t number)
{
    return QStringLiteral("map%1.nii.gz").arg(number);
}

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

/// What the engine gave; what is computed from it is computed again.
std::vector<ScalarContent> mapsOf(const ModelResult& result)
{
    std::vector<ScalarContent> maps = result.maps;
    std::erase_if(maps, [](const ScalarContent& map) {
        return !map.structure && map.meaning != ScalarMeaning::Deviation;
    });
    return maps;
}

/// As the engine's lines have them, so that they are told in the language of another day too.
QJsonObject noticesJson(const std::vector<Sentence>& notices)
{
    jobs::json fields;
    jobs::put(fields, "notices", notices);
    return QJsonDocument::fromJson(QByteArray::fromStdString(jobs::dumped(fields))).object();
}

/// Throws std::invalid_argument where they are no list of texts.
std::vector<Sentence> noticesFrom(const QJsonObject& facts)
{
    return jobs::sentencesFrom(jobs::parsed(QJsonDocument(facts).toJson().toStdString()),
                               "notices");
}

QJsonObject factsOf(const StoredResult& stored)
{
    QJsonArray maps;
    for (const ScalarContent& map : mapsOf(stored.result)) {
        maps.append(QJsonObject{{QStringLiteral("structure"), text(nameOfMap(map))},
                                {QStringLiteral("threshold"), map.threshold}});
    }
    QJsonObject facts = noticesJson(stored.run.notices);
    const QJsonObject others = {{QStringLiteral("version"), kVersion},
                                {QStringLiteral("model"), text(stored.result.model)},
                                {QStringLiteral("modelSha256"), text(stored.result.modelSha256)},
                                {QStringLiteral("device"), text(stored.run.device)},
                                {QStringLiteral("precision"), text(stored.run.precision)},
                                {QStringLiteral("seconds"), stored.run.seconds},
                                {QStringLiteral("peakMemoryBytes"), stored.run.peakMemoryBytes},
                                {QStringLiteral("made"), stored.made.toString(Qt::ISODate)},
                                {QStringLiteral("moves"), text(stored.moves)},
                                {QStringLiteral("maps"), maps}};
    for (auto fact = others.begin(); fact != others.end(); ++fact) {
        facts[fact.key()] = fact.value();
    }
    return facts;
}

void writeEntry(const fs::path& folder, const StoredResult& stored)
{
    QJsonObject facts = factsOf(stored), hashes;
    writeLabels(folder / kLabels, *stored.result.labels.map, LabelScheme::Brats2021);
    hashes[QLatin1String(kLabels)] = text(sha256OfFile(folder / kLabels));
    std::size_t number = 0;
    for (const ScalarContent& map : mapsOf(stored.result)) {
        const QString name = mapFile(number++);
        writeBytes(folder / name.toStdString(), *map.values);
        hashes[name] = text(sha256OfFile(folder / name.toStdString()));
    }
    facts[QStringLiteral("files")] = hashes;
    writeTextDurably(folder / kFacts, QJsonDocument(facts).toJson().toStdString());
}

QJsonObject factsAt(const fs::path& entry)
{
    QFile file(entry / kFacts);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                          : QJsonObject();
}

QJsonObject readFacts(const fs::path& entry)
{
    const QJsonObject facts = factsAt(entry);
    if (facts[QLatin1String("version")].toInt() != kVersion) {
        throw Error(Sentence::of("The entry %1 is none of this version.", entry));
    }
    const QJsonObject hashes = facts[QLatin1String("files")].toObject();
    for (auto it = hashes.begin(); it != hashes.end(); ++it) {
        if (text(sha256OfFile(entry / it.key().toStdString())) != it.value().toString()) {
            throw Error(
                Sentence::of("The file %1 of %2 is damaged.", it.key().toStdString(), entry));
        }
    }
    return facts;
}

StoredResult readEntry(const fs::path& entry)
{
    const QJsonObject facts = readFacts(entry);
    const auto value = [&](const char* name) { return facts[QLatin1String(name)]; };
    StoredResult stored;
    stored.result.model = value("model").toString().toStdString();
    stored.result.modelSha256 = value("modelSha256").toString().toStdString();
    stored.result.labels = measured(
        std::make_shared<const LabelMap>(readLabels(entry / kLabels, LabelScheme::Brats2021).map));
    std::size_t number = 0;
    for (const QJsonValue map : value("maps").toArray()) {
        const std::string structure = map[QLatin1String("structure")].toString().toStdString();
        stored.result.maps.push_back(
            mapCalled(structure, map[QLatin1String("threshold")].toDouble(0.5),
                      std::make_shared<const Volume<std::uint8_t>>(
                          readBytes(entry / mapFile(number++).toStdString()))));
    }
    stored.run.model = stored.result.model;
    stored.run.modelSha256 = stored.result.modelSha256;
    stored.run.device = value("device").toString().toStdString();
    stored.run.precision = value("precision").toString().toStdString();
    stored.run.seconds = value("seconds").toDouble();
    stored.run.peakMemoryBytes = value("peakMemoryBytes").toDouble();
    stored.run.notices = noticesFrom(facts);
    stored.moves = value("moves").toString().toStdString();
    stored.made = QDateTime::fromString(value("made").toString(), Qt::ISODate);
    return stored;
}

std::vector<fs::path> foldersIn(const fs::path& folder)
{
    std::vector<fs::path> found;
    std::error_code failure;
    for (fs::directory_iterator it(folder, failure), end; !failure && it != end;
         it.increment(failure)) {
        if (it->path().filename().string().front() != '.' && it->is_directory(failure)) {
            found.push_back(it->path());
        }
    }
    return found;
}

std::uintmax_t sizeOf(const fs::path& entry)
{
    std::uintmax_t bytes = 0;
    std::error_code failure;
    for (fs::directory_iterator it(entry, failure), end; !failure && it != end;
         it.increment(failure)) {
        const std::uintmax_t size = it->file_size(failure);
        bytes += failure ? 0 : size;
        failure.clear();
    }
    return bytes;
}

fs::file_time_type lastUse(const fs::path& entry)
{
    std::error_code failure;
    const auto time = fs::last_write_time(entry / kFacts, failure);
    return failure ? fs::file_time_type::min() : time;
}

void touch(const fs::path& entry)
{
    std::error_code ignored;
    fs::last_write_time(entry / kFacts, fs::file_time_type::clock::now(), ignored);
}

void removeEntry(const fs::path& entry)
{
    std::error_code ignored;
    fs::remove_all(entry, ignored);
}

}  // namespace

std::string settingsText(const SegmentJob& job)
{
    return "device=" + job.device + " precision=" + std::string(key(job.precision)) +
           " mirroring=" + std::string(key(job.mirroring)) +
           (job.align ? " aligned, brain=" + givenHash(job.brainMask) +
                            " moves=" + givenHash(job.knownMoves)
                      : "") +
           " version=" GLIOSCOPE_VERSION;
}

std::string contentHash(const CaseFiles& files)
{
    std::string all;
    std::map<fs::path, std::string> hashes;  // a 4D file is all four
    for (const Sequence sequence : kAllSequences) {
        const auto& file = files.image(sequence);
        if (!file) {
            continue;
        }
        std::string& hash = hashes[*file];
        hash = hash.empty() ? sha256OfFile(*file) : hash;
        const int volume = files.images4d ? files.channelOf[static_cast<std::size_t>(sequence)] : 0;
        all += std::string(key(sequence)) + ":" + hash + ":" + std::to_string(volume) + "\n";
    }
    return hashOf(all);
}

std::vector<fs::path> ResultStore::entriesOf(const std::string& caseHash) const
{
    std::vector<fs::path> entries =
        isOn() ? foldersIn(m_folder / caseHash.substr(0, kNameLength)) : std::vector<fs::path>();
    std::ranges::sort(entries, {}, lastUse);
    return entries;
}

std::optional<StoredResult> ResultStore::read(const fs::path& entry) const
{
    try {
        StoredResult stored = readEntry(entry);
        stored.entry = entry.filename().string();
        touch(entry);
        return stored;
    } catch (const std::exception&) {
        removeEntry(entry);  // it is made anew
        return std::nullopt;
    }
}

std::string ResultStore::entryOf(const std::string& modelSha256, const SegmentJob& job)
{
    return modelSha256.substr(0, kNameLength) + "-" +
           hashOf(settingsText(job)).substr(0, kNameLength / 2);
}

std::optional<StoredResult> ResultStore::get(const std::string& caseHash,
                                             const std::string& entry) const
{
    const auto isName = [](const std::string& name) {
        return !name.empty() && name.find_first_not_of("0123456789abcdef-") == std::string::npos;
    };
    if (!isOn() || !isName(caseHash) || !isName(entry)) {
        return std::nullopt;
    }
    const fs::path folder = m_folder / caseHash.substr(0, kNameLength) / entry;
    std::error_code ignored;
    return fs::exists(folder / kFacts, ignored) ? read(folder) : std::nullopt;
}

std::optional<StoredResult> ResultStore::find(const std::string& caseHash,
                                              const std::string& modelSha256,
                                              const SegmentJob& job) const
{
    const fs::path entry = m_folder / caseHash.substr(0, kNameLength) / entryOf(modelSha256, job);
    std::error_code ignored;
    if (!isOn() || !fs::exists(entry / kFacts, ignored)) {
        return std::nullopt;
    }
    std::optional<StoredResult> stored = read(entry);
    if (!stored || stored->result.modelSha256 != modelSha256 ||
        (job.probabilities && stored->result.maps.empty())) {
        return std::nullopt;
    }
    if (!job.probabilities) {
        stored->result.maps.clear();
    }
    return stored;
}

std::vector<StoredResult> ResultStore::resultsOf(const std::string& caseHash,
                                                 std::size_t most) const
{
    std::vector<StoredResult> results;
    const std::vector<fs::path> entries = entriesOf(caseHash);
    const std::size_t first = entries.size() - std::min(most, entries.size());
    for (std::size_t n = first; n < entries.size(); ++n) {
        if (std::optional<StoredResult> stored = read(entries[n])) {
            results.push_back(std::move(*stored));
        }
    }
    return results;
}

std::size_t ResultStore::countOf(const std::string& caseHash) const
{
    return entriesOf(caseHash).size();
}

std::vector<std::string> ResultStore::modelsOn(const CaseFiles& files) const
{
    std::set<std::string> models;
    const std::string caseHash = isOn() ? known().caseHashOf(files) : std::string();
    for (const fs::path& entry : caseHash.empty() ? std::vector<fs::path>() : entriesOf(caseHash)) {
        models.insert(factsAt(entry)[QLatin1String("model")].toString().toStdString());
    }
    models.erase("");
    return {models.begin(), models.end()};
}

bool ResultStore::put(const std::string& caseHash, const SegmentJob& job,
                      const StoredResult& stored) const
{
    if (!isOn()) {
        return false;
    }
    const fs::path entry =
        m_folder / caseHash.substr(0, kNameLength) / entryOf(stored.result.modelSha256, job);
    try {
        fs::create_directories(entry.parent_path());
        const OwnedFolder hidden(m_folder);
        fs::create_directories(hidden.path() / "entry");
        writeEntry(hidden.path() / "entry", stored);
        removeEntry(entry);
        fs::rename(hidden.path() / "entry", entry);
    } catch (const std::exception&) {
        return false;  // a full disk, or another program was faster
    }
    trim();
    return true;
}

void ResultStore::forget(const std::string& caseHash, const std::string& modelSha256) const
{
    for (const fs::path& entry : entriesOf(caseHash)) {
        if (entry.filename().string().starts_with(modelSha256.substr(0, kNameLength))) {
            removeEntry(entry);
        }
    }
}

void ResultStore::clear() const
{
    for (const fs::path& folder : isOn() ? foldersIn(m_folder) : std::vector<fs::path>()) {
        removeEntry(folder);
    }
}

void ResultStore::trim() const
{
    std::vector<fs::path> entries;
    for (const fs::path& folder : foldersIn(m_folder)) {
        std::ranges::move(foldersIn(folder), std::back_inserter(entries));
    }
    std::ranges::sort(entries, std::greater(), lastUse);
    std::uintmax_t bytes = 0;
    for (const fs::path& entry : entries) {
        bytes += sizeOf(entry);
        if (bytes > m_mostBytes) {
            removeEntry(entry);
        }
    }
}

}  // namespace glioscope
