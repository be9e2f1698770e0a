#include "viewer/session/session_file.h"

#include "segmentation/system/durable_file.h"
#include "segmentation/system/error.h"
#include "segmentation/system/path_access.h"
#include "segmentation/system/version.h"
#include "viewer/session/salvaged_json.h"
#include "viewer/session/session_form.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <iterator>
#include <system_error>

namespace glioscope {
namespace fs = std::filesystem;
namespace {

using session::Json;
using session::Reader;

constexpr const char* kFormat = "glioscope session";
constexpr const char* kMeasurements = "measurements";
constexpr const char* kMoves = "moves";
constexpr std::size_t kMostNamed = 5;  // of what cannot be read
constexpr std::uintmax_t kMostBytes = std::uintmax_t{16} << 20;

bool isFormat(const Json& root)
{
    const auto format = root.is_object() ? root.find("format") : root.end();
    return root.is_object() && format != root.end() && *format == kFormat;
}

/// Nothing where it is no number that a version could be.
int versionOf(const Json& root)
{
    const auto version = root.find("version");
    return version != root.end() && version->is_number_unsigned()
               ? static_cast<int>(std::min<std::uint64_t>(version->get<std::uint64_t>(), 1'000'000))
               : 0;
}

std::string listed(const std::vector<std::string>& names)
{
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), kMostNamed); ++i) {
        text += (i == 0 ? "" : ", ") + names[i];
    }
    return names.size() > kMostNamed
               ? text + " and " + std::to_string(names.size() - kMostNamed) + " more"
               : text;
}

/// Takes numbers of layers out that are none, and says where.
class LayerNumbers {
public:
    LayerNumbers(std::size_t count, std::vector<std::string>& untaken)
        : m_count(count), m_untaken(untaken)
    {
    }
    void check(std::optional<std::size_t>& number, const char* place)
    {
        if (number && *number >= m_count) {
            number.reset();
            m_untaken.emplace_back(place);
        }
    }
    void check(std::vector<std::size_t>& numbers, const char* place)
    {
        if (std::erase_if(numbers, [this](std::size_t each) { return each >= m_count; }) > 0) {
            m_untaken.emplace_back(place);
        }
    }

private:
    std::size_t m_count;
    std::vector<std::string>& m_untaken;
};

void checkLayerNumbers(SavedSession& saved, std::vector<std::string>& untaken)
{
    LayerNumbers numbers(saved.layers.size(), untaken);
    for (SavedLayer& layer : saved.layers) {
        numbers.check(layer.from, "layers.from");
    }
    numbers.check(saved.view.activeLayer, "view.activeLayer");
    numbers.check(saved.view.previousLayer, "view.previousLayer");
    if (saved.panes.compared) {
        numbers.check(*saved.panes.compared, "panes.compared");
    }
    numbers.check(saved.comparison.reference, "comparison.reference");
    numbers.check(saved.comparison.leftOut, "comparison.leftOut");
}

bool namesCase(const SavedCase& saved)
{
    const auto isNamed = [](const auto& image) {
        return image && !(image->file.empty() && image->relative.empty());
    };
    return std::ranges::any_of(saved.images, isNamed) ||
           (saved.study && std::ranges::any_of(saved.study->series, [](const std::string& series) {
                return !series.empty();
            }));
}

/// A member that is JSON of its own.
void putJson(Json& root, const char* name, const std::string& text)
{
    Json json = text.empty() ? Json() : Json::parse(text, nullptr, false);
    if (!json.is_discarded() && !json.is_null()) {
        root[name] = std::move(json);
    }
}

std::string jsonIn(const Json& root, const char* name)
{
    const auto found = root.find(name);
    return found != root.end() && !found->is_null() ? found->dump() : std::string();
}

std::string textOf(const fs::path& file)
{
    std::error_code failure;
    const std::uintmax_t bytes = fs::file_size(file, failure);
    std::ifstream stream = streamOf(file);
    if (failure || !stream) {
        throw Error(
            Sentence::of("The session %1 cannot be read; is it there, and may you read it?", file));
    }
    if (bytes > kMostBytes) {
        throw Error(Sentence::of("The file %1 is too large to be a session.", file));
    }
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// What of a session could not be read; `untaken` are the names of its parts.
std::vector<Sentence> problemsOf(const session::Salvaged& salvaged,
                                 const std::vector<std::string>& untaken, const fs::path& file)
{
    std::vector<Sentence> problems;
    if (salvaged.isDamaged) {
        problems.push_back(Sentence::of(
            "The session %1 is damaged; what stands before the damage is shown.", file));
    }
    if (const int version = versionOf(salvaged.root); version != kSessionVersion) {
        problems.push_back(
            version > kSessionVersion
                ? Sentence::of("The session %1 was saved by a later version of Glioscope; "
                               "what this one understands of it is shown.",
                               file)
                : Sentence::of("The session %1 has no version that is known to Glioscope; "
                               "what this one understands of it is shown.",
                               file));
    }
    if (!untaken.empty()) {
        problems.push_back(
            Sentence::of("In the session %1 these cannot be read: %2. They are as in a new window.",
                         file, listed(untaken)));
    }
    return problems;
}

}  // namespace

bool isSessionName(const fs::path& file)
{
    std::string ending = file.extension().string();
    std::ranges::transform(ending, ending.begin(), [](unsigned char c) { return std::tolower(c); });
    return ending == kSessionEnding;
}

std::string sessionText(const SavedSession& saved)
{
    Json root = {{"format", kFormat}, {"version", kSessionVersion}, {"program", GLIOSCOPE_VERSION}};
    root.update(session::toJson(saved));
    putJson(root, kMeasurements, saved.measurements);
    putJson(root, kMoves, saved.moves);
    return root.dump(1) + "\n";
}

ReadSession sessionFromText(std::string_view text, const fs::path& file)
{
    const session::Salvaged salvaged = session::salvagedJson(text);
    if (!isFormat(salvaged.root)) {
        throw Error(
            salvaged.isDamaged
                ? Sentence::of("The file %1 is damaged at its beginning, or no session; open "
                               "another file, or the case itself.",
                               file)
                : Sentence::of("The file %1 is no session of Glioscope; open another file, or the "
                               "case itself.",
                               file));
    }
    ReadSession read;
    std::vector<std::string> untaken;
    Reader reader(salvaged.root, {}, untaken);
    describe(reader, read.session);
    read.session.measurements = jsonIn(salvaged.root, kMeasurements);
    read.session.moves = jsonIn(salvaged.root, kMoves);
    checkLayerNumbers(read.session, untaken);
    if (!namesCase(read.session.caseFiles)) {
        throw Error(Sentence::of(
            "The session %1 is damaged: it names no image of a case. Open the case itself.", file));
    }
    read.problems = problemsOf(salvaged, untaken, file);
    return read;
}

ReadSession readSession(const fs::path& file)
{
    return sessionFromText(textOf(file), file);
}

void writeSession(const fs::path& file, const SavedSession& session)
{
    writeTextDurably(file, sessionText(session));
}

}  // namespace glioscope
