#include "ui/window/viewer_command_line.h"

#include "segmentation/case/dataset/unnamed_channels.h"
#include "segmentation/system/version.h"
#include "ui/panes/layouts.h"
#include "ui/widgets/path_string.h"
#include "viewer/session/session_file.h"

#include <CLI/CLI.hpp>

#include <QSet>

#include <algorithm>
#include <array>
#include <cctype>
#include <sstream>
#include <string_view>
#include <vector>

namespace glioscope {
namespace {

constexpr int kSmallestSide = 400;
constexpr int kLargestSide = 8192;

/// "1600x1000"; an invalid size where it is none.
QSize sizeFromText(const std::string& text)
{
    int width = 0;
    int height = 0;
    char x = 0;
    std::istringstream stream(text);
    stream >> width >> x >> height;
    const auto fits = [](int side) { return side >= kSmallestSide && side <= kLargestSide; };
    const bool whole = stream && stream.peek() == std::istringstream::traits_type::eof();
    return whole && x == 'x' && fits(width) && fits(height) ? QSize(width, height) : QSize();
}

constexpr std::array kPlanes = {SlicePlane::Axial, SlicePlane::Coronal, SlicePlane::Sagittal};

std::string nameOf(SlicePlane plane)
{
    std::string name(displayName(plane));
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return std::tolower(c); });
    return name;
}

template <typename Values, typename Name>
std::vector<std::string> namesOf(const Values& values, Name name)
{
    std::vector<std::string> names;
    for (const auto& value : values) {
        names.emplace_back(name(value));
    }
    return names;
}

/// "one|two|three", as the help shows a choice.
std::string choice(const std::vector<std::string>& names)
{
    std::string text;
    for (const std::string& name : names) {
        text += (text.empty() ? "" : "|") + name;
    }
    return text;
}

/// The options as they are written.
struct Texts {
    std::string casePath;
    std::vector<std::string> segmentations;
    std::string sequences;
    std::string snapshot;
    std::string film;
    std::string report;
    std::string meshes;
    std::string format = std::string(key(MeshFormat::Stl));
    std::string labels;
    std::string model;
    std::string size = "1600x1000";
    std::string layout = layoutTable().front().key;
    std::string plane = nameOf(SlicePlane::Axial);
    std::string sequence;
    std::string layers;
    bool panesOnly = false;
    std::string brain = "hidden";
    bool cutOpen = false;
    std::string viewFrom;
};

/// In the order of the enums.
constexpr std::array<std::string_view, 4> kBrainLooks = {"hidden", "automatic", "surface",
                                                         "volume"};
constexpr std::array<std::string_view, 6> kSides = {"front", "behind", "left",
                                                    "right", "above",  "below"};

std::string withoutGaps(const std::string& text)
{
    const QStringList names = QString::fromStdString(text).split(QLatin1Char(','));
    const bool whole =
        !names.contains(QString()) && QSet(names.begin(), names.end()).size() == names.size();
    return whole ? std::string() : "layers are a list like expert,unet, each once";
}

void addCaseOptions(CLI::App& app, Texts& texts)
{
    app.add_option("CASE", texts.casePath,
                   "A case folder, any one file of a case, a dataset folder, a DICOM study, or a "
                   "session (*.glioscope); without it the demonstration case");
    app.add_option("--segmentation", texts.segmentations,
                   "A segmentation of the case by another program, or a folder of them: each "
                   "becomes a layer; may be given several times")
        ->type_name("FILE")
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    app.add_option(
           "--sequences", texts.sequences,
           "What the volumes of a 4D file, or numbered channels, are in their order where no "
           "dataset.json says it: such as flair,t1,t1ce,t2; - for one that is none")
        ->type_name("LIST")
        ->check([](const std::string& text) {
            return channelsFromText(text)
                       ? std::string()
                       : "sequences are a list like flair,t1,t1ce,t2, each once, - for none";
        });
}

/// What is shown in a picture.
void addViewOptions(CLI::App& app, Texts& texts, CLI::Option* snapshot)
{
    const auto add = [&](const char* name, std::string& text, const char* help,
                         const std::vector<std::string>& names) {
        auto* option = app.add_option(name, text, help)->needs(snapshot);
        option->check([names](const std::string& given) {
            return std::ranges::find(names, given) != names.end()
                       ? std::string()
                       : given + " is none of " + choice(names);
        });
        option->type_name(choice(names));
        return option;
    };
    add("--layout", texts.layout, "Layout of the panes",
        namesOf(layoutTable(), [](const LayoutInfo& info) { return info.key; }))
        ->capture_default_str();
    add("--plane", texts.plane, "Plane of a layout of one plane", namesOf(kPlanes, nameOf))
        ->capture_default_str();
    add("--sequence", texts.sequence, "Sequence that is shown, the case's first without it",
        namesOf(kAllSequences, [](Sequence sequence) { return key(sequence); }))
        ->remove_needs(snapshot);
    app.add_option("--layers", texts.layers,
                   "Segmentations that are drawn: expert for the labels that came with the case, "
                   "or models, which segment it; the first in full, others as outlines, or "
                   "each in its pane side by side")
        ->type_name("LIST")
        ->check(withoutGaps);
    add("--brain", texts.brain, "The whole brain in the 3D view",
        {kBrainLooks.begin(), kBrainLooks.end()})
        ->capture_default_str();
    add("--view-from", texts.viewFrom,
        "Side of the patient from which the 3D view is seen, else from the front, right and above",
        {kSides.begin(), kSides.end()});
    app.add_flag("--cut-open", texts.cutOpen,
                 "Leave out of the 3D view what the slices cut off towards the viewer")
        ->needs(snapshot);
    app.add_flag("--panes-only", texts.panesOnly, "The panes fill the picture, without the window")
        ->needs(snapshot);
}

/// One of them can be asked for.
void addOutputOptions(CLI::App& app, Texts& texts)
{
    auto* snapshot = app.add_option("--snapshot", texts.snapshot,
                                    "Segment the case, write the window as a picture, and exit")
                         ->type_name("OUT.png");
    auto* film = app.add_option("--film", texts.film,
                                "Segment the case, write a film through its axial slices, the "
                                "segmentations side by side (.mp4 or .gif), and exit")
                     ->type_name("OUT.mp4")
                     ->excludes(snapshot);
    app.add_option("--report", texts.report,
                   "Segment the case, write a report as PDF, HTML and JSON, and exit")
        ->type_name("OUT.pdf")
        ->excludes(snapshot)
        ->excludes(film);
    app.add_option("--model", texts.model,
                   "Model of the picture, film or report: a name or a file, or \"none\" to show "
                   "the case without segmenting it; without it the best measured, or those of "
                   "--layers")
        ->type_name("M");
    app.add_option("--size", texts.size, "Size of the picture")
        ->type_name("WxH")
        ->capture_default_str()
        ->needs(snapshot)
        ->check([](const std::string& text) {
            return sizeFromText(text).isValid()
                       ? std::string()
                       : "a size is written like 1600x1000, each side from 400 to 8192";
        });
    addViewOptions(app, texts, snapshot);
}

template <Keyed Enum>
CLI::Validator oneOf(const std::vector<Enum>& values)
{
    const std::vector<std::string> names = keysOf(values);
    return {[names](const std::string& given) {
                return std::ranges::find(names, given) != names.end()
                           ? std::string()
                           : given + " is none of " + choice(names);
            },
            choice(names)};
}

void addMeshOptions(CLI::App& app, Texts& texts)
{
    auto* meshes =
        app.add_option("--meshes", texts.meshes,
                       "Write closed, smoothed surfaces of the labels at CASE, a file or a case "
                       "folder, into this folder, and exit; needs no display")
            ->type_name("DIR");
    for (const char* other : {"--snapshot", "--film", "--report", "--segmentation"}) {
        meshes->excludes(app.get_option(other));
    }
    app.add_option("--format", texts.format, "Of the surfaces")
        ->check(
            oneOf(std::vector<MeshFormat>(allOf<MeshFormat>().begin(), allOf<MeshFormat>().end())))
        ->capture_default_str()
        ->needs(meshes);
    app.add_option("--labels", texts.labels,
                   "What the numbers of those labels mean where neither dataset.json, names nor a "
                   "4 tell")
        ->check(oneOf(
            std::vector<LabelScheme>(kChoosableLabelSchemes.begin(), kChoosableLabelSchemes.end())))
        ->needs(meshes);
}

std::optional<MeshOptions> meshOptionsOf(const Texts& texts)
{
    return texts.meshes.empty() ? std::nullopt
                                : std::optional(MeshOptions{
                                      .folder = pathString(std::filesystem::path(texts.meshes)),
                                      .format = *fromKey<MeshFormat>(texts.format),
                                      .labels = fromKey<LabelScheme>(texts.labels)});
}

/// Nothing where it is not among the names, which stand in the order of the enum.
template <typename Enum, std::size_t count>
std::optional<Enum> valueOf(const std::array<std::string_view, count>& names,
                            const std::string& name)
{
    const auto found = std::ranges::find(names, name);
    return found == names.end() ? std::nullopt
                                : std::optional(static_cast<Enum>(found - names.begin()));
}

CommandLine commandLineOf(const Texts& texts)
{
    const QString layers = QString::fromStdString(texts.layers);
    QStringList segmentations;
    for (const std::string& file : texts.segmentations) {
        segmentations << pathString(std::filesystem::path(file));
    }
    return {.casePath = pathString(std::filesystem::path(texts.casePath)),
            .segmentations = segmentations,
            .channels = channelsFromText(texts.sequences).value_or(ChannelSequences()),
            .snapshotFile = QString::fromStdString(texts.snapshot),
            .filmFile = QString::fromStdString(texts.film),
            .reportFile = QString::fromStdString(texts.report),
            .meshes = meshOptionsOf(texts),
            .model = QString::fromStdString(texts.model),
            .size = sizeFromText(texts.size),
            .layout = QString::fromStdString(texts.layout),
            .plane = *std::ranges::find(kPlanes, texts.plane, nameOf),
            .sequence = fromKey<Sequence>(texts.sequence),
            .layers = layers.split(QLatin1Char(','), Qt::SkipEmptyParts),
            .panesOnly = texts.panesOnly,
            .brain = *valueOf<BrainLook>(kBrainLooks, texts.brain),
            .cutOpen = texts.cutOpen,
            .viewFrom = valueOf<ViewFrom>(kSides, texts.viewFrom)};
}

/// Where two options contradict each other: a sentence.
std::string contradiction(const CommandLine& commandLine)
{
    const bool says = !commandLine.model.isEmpty() || !commandLine.layers.isEmpty() ||
                      commandLine.sequence.has_value();
    if (commandLine.outputFile().isEmpty() && says) {
        return "--model, --layers and --sequence need --snapshot, --film or --report.\n";
    }
    if (says && isSessionName(commandLine.casePath.toStdString())) {
        return "A session is shown as it was saved; leave --model, --layers and --sequence out.\n";
    }
    if (commandLine.model.isEmpty() || commandLine.layers.isEmpty()) {
        return {};
    }
    if (commandLine.model != kNoModel) {
        return "--layers names the models that segment the case; leave --model out.\n";
    }
    const auto isModel = [](const QString& name) { return name != kExpertLayer; };
    return std::ranges::any_of(commandLine.layers, isModel)
               ? "--model none runs no model, and --layers names one.\n"
               : std::string();
}

}  // namespace

CommandLineOutcome parseCommandLine(int argc, const char* const* argv)
{
    CLI::App app(
        "Viewer and segmentation for brain-tumour MRI. For research and teaching, not for "
        "diagnosis.",
        "glioscope");
    Texts texts;
    app.set_version_flag("--version", "glioscope " GLIOSCOPE_VERSION);
    addCaseOptions(app, texts);
    addOutputOptions(app, texts);
    addMeshOptions(app, texts);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        std::ostringstream out;
        std::ostringstream err;
        const int code = app.exit(error, out, err);
        return {.commandLine = std::nullopt,
                .text = out.str() + err.str(),
                .exitCode = code == 0 ? 0 : 2};
    }
    CommandLine commandLine = commandLineOf(texts);
    if (const std::string text = contradiction(commandLine); !text.empty()) {
        return {.commandLine = std::nullopt, .text = text, .exitCode = 2};
    }
    return {.commandLine = std::move(commandLine), .text = {}, .exitCode = 0};
}

}  // namespace glioscope
