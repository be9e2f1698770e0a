#include "ui/session/session_writer.h"

#include "segmentation/case/formats/label_writer.h"
#include "segmentation/system/durable_file.h"
#include "segmentation/system/error.h"
#include "viewer/session/session_file.h"

#include <algorithm>
#include <cctype>
#include <set>
#include <system_error>

namespace glioscope {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kLongestName = 40;

/// For a file, of letters, digits and "-": "Mean of 2" is "mean-of-2".
std::string plainName(const std::string& name)
{
    std::string plain;
    for (const char each : name) {
        const auto c = static_cast<unsigned char>(each);
        if (std::isalnum(c) && c < 0x80) {
            plain += static_cast<char>(std::tolower(c));
        } else if (!plain.empty() && plain.back() != '-') {
            plain += '-';
        }
    }
    plain = plain.substr(0, kLongestName);
    while (plain.ends_with('-')) {
        plain.pop_back();
    }
    return plain.empty() ? "segmentation" : plain;
}

std::string nameOf(const LooseContent& content, const SavedSession& session)
{
    return !content.layer ? "brain"
                          : plainName(session.layers[*content.layer].name) +
                                (content.map ? "_map" + std::to_string(*content.map + 1) : "");
}

/// "unet.nii.gz", or "unet_2.nii.gz" where that is there: nothing is replaced, as the session that
/// is there may need it.
fs::path freeFile(const fs::path& folder, const std::string& name)
{
    std::error_code ignored;
    fs::path file = folder / (name + ".nii.gz");
    for (int n = 2; fs::exists(fs::symlink_status(file, ignored)); ++n) {
        file = folder / (name + "_" + std::to_string(n) + ".nii.gz");
    }
    return file;
}

void makeFolder(const fs::path& folder)
{
    std::error_code failure;
    fs::create_directories(folder, failure);
    if (failure) {
        throw Error(
            Sentence::of("The folder %1 cannot be made: %2. The session is not saved; "
                         "choose another place.",
                         folder, writeFailure(failure)));
    }
}

/// Those that a session there names as its own.
std::set<fs::path> filesOf(const SavedSession& session, const SessionPlace& place)
{
    std::set<fs::path> files;
    const auto add = [&](const std::optional<SavedFile>& file) {
        if (file && !file->relative.empty()) {  // the session may have moved with its files
            const fs::path from = place.file.parent_path() / file->relative;
            if (from.lexically_normal().parent_path() == place.contents) {
                files.insert(from.lexically_normal());
            }
        }
    };
    add(session.rawScans.brain);
    for (const SavedLayer& layer : session.layers) {
        if (layer.madeFile) {
            add(layer.file);
        }
        for (const SavedMap& map : layer.maps) {
            add(map.file);
        }
    }
    return files;
}

std::set<fs::path> filesOfPresent(const SessionPlace& place)
{
    try {
        return filesOf(readSession(place.file).session, place);
    } catch (const Error&) {
        return {};  // there is none yet
    }
}

void removeUnneeded(const std::set<fs::path>& before, const std::set<fs::path>& now)
{
    std::error_code ignored;
    for (const fs::path& file : before) {
        if (!now.contains(file)) {
            fs::remove(file, ignored);
        }
    }
}

}  // namespace

SessionPlace placeBeside(const fs::path& file)
{
    std::error_code ignored;
    const fs::path whole = fs::absolute(file, ignored).lexically_normal();
    return {.file = whole,
            .contents = whole.parent_path() / (whole.stem().string() + "_files"),
            .mayRefer = false};
}

void SessionWriter::clear()
{
    m_notes.clear();
    m_written.clear();
    m_lastText.clear();
}

/// Written now where no file there holds it yet.
fs::path SessionWriter::fileOf(const SessionPlace& place, const GatheredSession& gathered,
                               const LooseContent& content)
{
    std::error_code ignored;
    if (!content.heldBy.empty() && fs::exists(content.heldBy, ignored) &&
        (place.mayRefer || content.heldBy.parent_path() == place.contents)) {
        return content.heldBy;
    }
    for (const auto& [identity, file] : m_written) {
        if (identity.lock() == content.identity() && file.parent_path() == place.contents &&
            fs::exists(file, ignored)) {
            return file;
        }
    }
    makeFolder(place.contents);
    const fs::path file = freeFile(place.contents, nameOf(content, gathered.session));
    // This scheme has every label that there is.
    content.labels ? writeLabels(file, *content.labels, LabelScheme::Brats2023)
                   : writeBytes(file, *content.values);
    m_notes.forget(file);  // one of this name may have been there and gone
    m_written.emplace_back(content.identity(), file);
    return file;
}

void SessionWriter::note(const SessionPlace& place, SavedSession& session)
{
    const fs::path folder = place.file.parent_path();
    const auto complete = [&](std::optional<SavedFile>& file) {
        if (file) {
            file = m_notes.noteOf(file->file, folder);
        }
    };
    std::ranges::for_each(session.caseFiles.images, complete);
    complete(session.caseFiles.labels);
    complete(session.rawScans.brain);
    for (SavedLayer& layer : session.layers) {
        complete(layer.file);
        for (SavedMap& map : layer.maps) {
            complete(map.file);
        }
    }
}

std::vector<fs::path> SessionWriter::writeLoose(const SessionPlace& place,
                                                GatheredSession& gathered)
{
    std::vector<fs::path> files;
    for (const LooseContent& content : gathered.loose) {
        files.push_back(fileOf(place, gathered, content));
    }
    for (std::size_t n = 0; n < files.size(); ++n) {
        const LooseContent& content = gathered.loose[n];
        if (!content.layer) {
            gathered.session.rawScans.brain = SavedFile{.file = files[n]};
            continue;
        }
        SavedLayer& layer = gathered.session.layers[*content.layer];
        (content.map ? layer.maps[*content.map].file : layer.file) = SavedFile{.file = files[n]};
        layer.madeFile = layer.madeFile || !content.map;
    }
    return files;
}

std::vector<fs::path> SessionWriter::write(const SessionPlace& place, GatheredSession gathered)
{
    std::erase_if(m_written, [](const Written& each) { return each.first.expired(); });
    const std::size_t written = m_written.size();
    try {
        const std::vector<fs::path> files = writeLoose(place, gathered);
        note(place, gathered.session);
        writeOver(place, gathered.session);
        return files;
    } catch (...) {
        // What was written for it goes again.
        std::error_code ignored;
        for (; m_written.size() > written; m_written.pop_back()) {
            fs::remove(m_written.back().second, ignored);
        }
        fs::remove(place.contents, ignored);  // where nothing else is in it
        throw;
    }
}

void SessionWriter::writeOver(const SessionPlace& place, const SavedSession& session)
{
    std::error_code ignored;
    std::string text = sessionText(session);
    if (place.file == m_lastFile && text == m_lastText && fs::exists(place.file, ignored)) {
        return;
    }
    const std::set<fs::path> before = filesOfPresent(place);
    writeTextDurably(place.file, text);
    removeUnneeded(before, filesOf(session, place));
    m_lastFile = place.file;
    m_lastText = std::move(text);
}

}  // namespace glioscope
