#include "ui/case/mask_loading.h"

#include "segmentation/case/dataset/case_finder.h"
#include "segmentation/case/dataset/own_file.h"
#include "segmentation/case/formats/case_reader.h"
#include "segmentation/case/formats/image_files.h"
#include "segmentation/case/formats/label_scheme.h"
#include "segmentation/case/formats/segments.h"
#include "segmentation/case/formats/straight_axes.h"
#include "segmentation/case/model/case_naming.h"
#include "segmentation/system/error.h"
#include "ui/widgets/path_string.h"
#include "ui/widgets/sentence_text.h"
#include "ui/widgets/translated.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <exception>
#include <iterator>
#include <string_view>
#include <utility>

namespace glioscope {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kMostUnnamed = 12;
constexpr std::string_view kSeparators = "_-. ";

std::string stemOfFile(const fs::path& file)
{
    return stemOf(file.filename().string());
}

/// "X_unet" is of the case "X", "X1" is not.
bool isNamedAfter(const std::string& name, const std::string& caseName)
{
    return !caseName.empty() && name.starts_with(caseName) &&
           (name.size() == caseName.size() ||
            !std::isalnum(static_cast<unsigned char>(name[caseName.size()])));
}

std::string trimmed(std::string_view text)
{
    const auto begin = text.find_first_not_of(kSeparators);
    const auto end = text.find_last_not_of(kSeparators);
    return begin == text.npos ? std::string() : std::string(text.substr(begin, end + 1 - begin));
}

std::string withoutLabelWord(const std::string& name)
{
    constexpr std::array<std::string_view, 10> words = {
        "segmentation", "segm", "dseg",       "seg",  "labels",
        "label",        "mask", "prediction", "pred", "result"};
    for (const std::string_view word : words) {
        if (endsWithIgnoringCase(name, word)) {
            const std::size_t left = name.size() - word.size();
            if (left == 0 || kSeparators.find(name[left - 1]) != kSeparators.npos) {
                return trimmed(std::string_view(name).substr(0, left));
            }
        }
    }
    return name;
}

bool sameCase(const CaseFiles& a, const CaseFiles& b)
{
    return a.name == b.name && a.folder == b.folder;
}

/// Whether opening it would show images, of another case than the open one.
bool isAnotherCase(const fs::path& path, const CaseFiles& openCase)
{
    try {
        return std::ranges::any_of(findCases(path), [&](const CaseFiles& found) {
            return (found.hasImages() || found.unknownChannels) && !sameCase(found, openCase);
        });
    } catch (const Error&) {
        return false;  // its name says nothing that could be opened
    }
}

bool saysSequence(const fs::path& file)
{
    const auto role = roleFromName(file.filename().string());
    return role && sequenceOf(role->slot);
}

std::vector<fs::path> maskFilesIn(const fs::path& folder, const CaseFiles& openCase)
{
    std::vector<fs::path> files = imageFilesIn(folder);
    const auto isImage = [&](const fs::path& file) {
        return saysSequence(file) || numberedChannel(file.filename().string());
    };
    if (files.empty() || std::ranges::any_of(files, isImage) || isAnotherCase(folder, openCase)) {
        return {};
    }
    std::vector<fs::path> named;
    std::ranges::copy_if(files, std::back_inserter(named), [&](const fs::path& file) {
        return isNamedAfter(stemOfFile(file), openCase.name);
    });
    if (named.empty() && files.size() > kMostUnnamed) {
        throw Error(tr("The folder %1 holds %2 files and none is named after the case %3; add the "
                       "file that is meant.")
                        .arg(pathString(folder))
                        .arg(files.size())
                        .arg(QString::fromStdString(openCase.name))
                        .toStdString());
    }
    return named.empty() ? files : named;
}

/// What the case says about its own labels holds for others where their values allow it.
CaseLabels readFitting(const fs::path& file, const Case& openCase, const MaskReading& reading)
{
    ReadOptions options{
        .labelScheme = {}, .segments = reading.segments, .straighten = reading.straighten};
    std::optional<LabelScheme> likely = openCase.files.namedScheme;
    if (openCase.labels && !likely) {
        likely = openCase.labels->scheme;
    }
    if (likely && !reading.scheme) {
        try {
            return readLabels(file, likely, options);
        } catch (const UnnamedSegments&) {
            throw;
        } catch (const Error&) {
            // Others number them otherwise; what remains is said or asked below.
        }
    }
    options.labelScheme = reading.scheme;
    return readLabels(file, std::nullopt, options);
}

void askAboutSegments(const fs::path& file, const std::vector<Segment>& segments,
                      MaskOutcome& outcome)
{
    if (!outcome.segments) {
        outcome.segments.emplace();
    }
    outcome.segments->files.push_back(file);
    for (const Segment& segment : segments) {
        std::vector<Segment>& all = outcome.segments->segments;
        if (std::ranges::find(all, segment.name, &Segment::name) == all.end()) {
            all.push_back(segment);
        }
    }
}

void readMask(const fs::path& file, const Case& openCase, const MaskReading& reading,
              MaskOutcome& outcome)
{
    try {
        outcome.masks.push_back({.name = nameOfMask(file, openCase.files.name),
                                 .file = file,
                                 .placed = placed(readFitting(file, openCase, reading), openCase)});
    } catch (const UnnamedSegments& unnamed) {
        askAboutSegments(file, unnamed.segments(), outcome);
    } catch (const ShearedAxes& sheared) {
        outcome.sheared.push_back(file);
        outcome.shearedMm = std::max(outcome.shearedMm, sheared.movedMm());
    } catch (const AmbiguousLabels& ambiguous) {
        if (!outcome.question) {
            outcome.question = MaskQuestion{{}, ambiguous.fitting()};
        }
        outcome.question->files.push_back(file);
    } catch (const std::exception& error) {
        outcome.problems << shownFailure(error);
    }
}

}  // namespace

std::vector<fs::path> maskFilesAt(const fs::path& path, const CaseFiles& openCase)
{
    std::error_code ignored;
    if (fs::is_directory(path, ignored)) {
        return fs::equivalent(path, openCase.folder, ignored) ? std::vector<fs::path>()
                                                              : maskFilesIn(path, openCase);
    }
    const bool none = !fs::exists(path, ignored) || !isImageName(path.filename().string()) ||
                      saysSequence(path) || ownFileAt(openCase, path) ||
                      isAnotherCase(path, openCase);
    return none ? std::vector<fs::path>() : std::vector{path};
}

std::string nameOfMask(const fs::path& file, const std::string& caseName)
{
    std::string name = stemOfFile(file);
    if (isNamedAfter(name, caseName)) {
        name = trimmed(std::string_view(name).substr(caseName.size()));
    }
    name = withoutLabelWord(withoutLabelWord(name));  // "Segmentation.seg"
    for (fs::path folder = file.parent_path(); name.empty() && folder.has_filename();
         folder = folder.parent_path()) {
        const std::string called = folder.filename().string();
        name = called == caseName ? std::string() : called;
    }
    return name.empty() ? "segmentation" : name;
}

MaskOutcome readMasks(const std::vector<fs::path>& files, const Case& openCase,
                      const MaskReading& reading)
{
    MaskOutcome outcome;
    for (const fs::path& file : files) {
        readMask(file, openCase, reading, outcome);
    }
    return outcome;
}

}  // namespace glioscope
