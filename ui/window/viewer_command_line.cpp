#include "ui/window/viewer_command_line.h"

#include "segmentation/case/dataset/unnamed_channels.h"
#include "ui/widgets/path_string.h"

#include <CLI/CLI.hpp>

#include <sstream>

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

}  // namespace

CommandLineOutcome parseCommandLine(int argc, const char* const* argv)
{
    CLI::App app(
        "Viewer and segmentation for brain-tumour MRI. For research and teaching, not for "
        "diagnosis.",
        "glioscope");
    std::string casePath;
    std::string sequences;
    std::string snapshot;
    std::string model;
    std::string size = "1600x1000";
    app.set_version_flag("--version", "glioscope " GLIOSCOPE_VERSION);
    app.add_option("CASE", casePath,
                   "A case folder, any one file of a case, or a dataset folder; without it the "
                   "demonstration case");
    app.add_option(
           "--sequences", sequences,
           "What the volumes of a 4D file, or numbered channels, are in their order where no "
           "dataset.json says it: such as flair,t1,t1ce,t2; - for one that is none")
        ->type_name("LIST")
        ->check([](const std::string& text) {
            return channelsFromText(text)
                       ? std::string()
                       : "sequences are a list like flair,t1,t1ce,t2, each once, - for none";
        });
    auto* snapshotOption =
        app.add_option("--snapshot", snapshot,
                       "Segment the case, write the window as a picture, and exit")
            ->type_name("OUT.png");
    app.add_option("--model", model,
                   "Model for --snapshot: a name or a file, or \"none\" to show the case without "
                   "segmenting it; without it the best measured")
        ->needs(snapshotOption);
    app.add_option("--size", size, "Size of the picture")
        ->type_name("WxH")
        ->capture_default_str()
        ->needs(snapshotOption)
        ->check([](const std::string& text) {
            return sizeFromText(text).isValid()
                       ? std::string()
                       : "a size is written like 1600x1000, each side from 400 to 8192";
        });
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
    return {.commandLine =
                CommandLine{.casePath = pathString(std::filesystem::path(casePath)),
                            .channels = channelsFromText(sequences).value_or(ChannelSequences()),
                            .snapshotFile = QString::fromStdString(snapshot),
                            .model = QString::fromStdString(model),
                            .size = sizeFromText(size)},
            .text = {},
            .exitCode = 0};
}

}  // namespace glioscope
