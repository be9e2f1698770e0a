#include "segmentation/case/dataset/dataset_audit.h"

#include "segmentation/case/consistency/image_doubts.h"
#include "segmentation/case/consistency/place_doubts.h"
#include "segmentation/case/consistency/sequence_consistency.h"
#include "segmentation/case/dataset/audited_files.h"
#include "segmentation/case/dataset/case_finder.h"
#include "segmentation/system/error.h"
#include "segmentation/system/in_parallel.h"
#include "segmentation/volume/geometry_sentence.h"
#include "segmentation/volume/grid_relation.h"
#include "segmentation/volume/voxel_order.h"

#include <algorithm>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

/// One case while it is looked at; its findings wait here, since cases are done on several threads.
struct Audited {
    AuditedCase audited;
    std::vector<AuditFinding> findings;

    void find(AuditSeverity severity, AuditCode code, const Sentence& text)
    {
        findings.push_back({severity, code, audited.name, text});
    }
    void error(AuditCode code, const Sentence& text) { find(AuditSeverity::Error, code, text); }
    void warning(AuditCode code, const Sentence& text) { find(AuditSeverity::Warning, code, text); }
};

std::string nameOf(std::size_t sequence)
{
    return std::string(displayName(static_cast<Sequence>(sequence)));
}

void measureOnly4d(Audited& one, const CaseFiles& files, const ReadOptions& options)
{
    const auto any =
        std::ranges::find_if(files.images, [](const auto& f) { return f.has_value(); });
    const std::vector<AuditedImage> volumes = measureImages(**any, options);
    for (std::size_t s = 0; s < files.images.size(); ++s) {
        const int channel = files.channelOf[s];
        if (!files.images[s]) {
            continue;
        }
        if (channel >= 0 && static_cast<std::size_t>(channel) < volumes.size()) {
            one.audited.images[s] = volumes[static_cast<std::size_t>(channel)];
        } else {
            one.error(
                AuditCode::UnreadableFile,
                Sentence::of(
                    "%1 holds %2 volumes where %3 is expected as number %4; check dataset.json.",
                    files.images[s]->string(), volumes.size(), nameOf(s), channel + 1));
        }
    }
}

void measureAll(Audited& one, const CaseFiles& files, const ReadOptions& options)
{
    for (std::size_t s = 0; s < files.images.size(); ++s) {
        try {
            if (files.images[s] && files.images4d) {
                return measureOnly4d(one, files, options);
            }
            if (files.images[s]) {
                std::vector<AuditedImage> volumes = measureImages(*files.images[s], options);
                if (volumes.size() == 1) {
                    one.audited.images[s] = volumes.front();
                } else {
                    one.error(
                        AuditCode::UnreadableFile,
                        Sentence::of("%1 holds %2 volumes where one is expected; extract the one "
                                     "that is meant.",
                                     files.images[s]->string(), volumes.size()));
                }
            }
        } catch (const Error& error) {
            one.error(AuditCode::UnreadableFile, error.said());
            if (files.images4d) {
                return;
            }
        }
    }
}

/// Once a file: a 4D file has it for all its sequences.
void checkOrientation(Audited& one, const fs::path& file, const Sentence& doubt)
{
    const auto text = Sentence::of(
        "%1 %2, so left and right may be exchanged; check it against the original series.", file,
        doubt);
    if (!doubt.empty() &&
        std::ranges::find(one.findings, text, &AuditFinding::text) == one.findings.end()) {
        one.warning(AuditCode::UnclearOrientation, text);
    }
}

void checkImages(Audited& one, const CaseFiles& files)
{
    const AuditedImage* first = nullptr;
    for (std::size_t s = 0; s < files.images.size(); ++s) {
        const auto& image = one.audited.images[s];
        if (!files.images[s]) {
            one.error(AuditCode::MissingSequence,
                      Sentence::of("The case has no %1; add the file or leave the case out.%2",
                                   nameOf(s), unusedSentence(files)));
        }
        if (!image) {
            continue;
        }
        first = first ? first : &*image;
        if (!sameGridInAnyOrder(image->geometry, first->geometry)) {
            one.error(
                AuditCode::OtherGrid,
                Sentence::of(
                    "%1 lies on another grid (%2) than %3 (%4); register and resample it first.",
                    image->file, described(image->geometry), first->file.filename(),
                    described(first->geometry)));
        }
        if (image->minimum == image->maximum) {
            one.error(AuditCode::EmptyImage,
                      oneValueSentence(image->file, static_cast<Sequence>(s)));
        }
        checkOrientation(one, image->file, image->orientationDoubt);
        if (image->stated.straightenedMm > 0) {
            one.warning(AuditCode::Straightened,
                        straightenedSentence(image->file, image->stated.straightenedMm));
        }
        if (image->nonFinite > 0) {
            one.warning(AuditCode::NonFiniteVoxels,
                        nonFiniteSentence(image->file, static_cast<Sequence>(s), image->nonFinite));
        }
        for (std::size_t other = 0; other < s; ++other) {
            const auto& twin = one.audited.images[other];
            if (twin && twin->fingerprint == image->fingerprint && twin->minimum != twin->maximum) {
                one.error(AuditCode::SameImageTwice,
                          sameImageSentence(twin->file, static_cast<Sequence>(other),
                                            image->file.filename(), static_cast<Sequence>(s)));
            }
        }
    }
}

/// What is one sentence for all images, and what they say of each other; the samples have served
/// then.
void checkTogether(Audited& one)
{
    HeadSamples samples = {};
    std::vector<Sequence> withoutBackground;
    for (std::size_t s = 0; s < samples.size(); ++s) {
        if (const auto& image = one.audited.images[s]) {
            samples[s] = image->sample.get();
            if (!image->hasBackground) {
                withoutBackground.push_back(static_cast<Sequence>(s));
            }
        }
    }
    if (!withoutBackground.empty()) {
        one.warning(AuditCode::NoBackground, noBackgroundSentence(withoutBackground));
    }
    const bool twice = std::ranges::find(one.findings, AuditCode::SameImageTwice,
                                         &AuditFinding::code) != one.findings.end();
    if (!twice) {
        for (const InconsistentSequences& found : findInconsistencies(samples)) {
            one.warning(found.kind == Inconsistency::Place ? AuditCode::OtherPlace
                                                           : AuditCode::ExchangedNames,
                        found.text);
        }
    }
    for (auto& image : one.audited.images) {
        if (image) {
            image->sample.reset();
        }
    }
}

void checkClasses(Audited& one, const AuditedLabels& labels)
{
    Sentence missing;
    std::size_t classes = 0;
    for (const Label label : kTumourLabels) {
        if (labels.voxels[label] > 0) {
            ++classes;
        } else {
            missing = missing.empty() ? Sentence(std::string(shortName(label)))
                                      : Sentence::of("%1 and %2", missing, shortName(label));
        }
    }
    if (classes == 0) {
        one.warning(AuditCode::NoTumour, Sentence::of("%1 marks no tumour at all.", labels.file));
    } else if (!missing.empty()) {
        one.warning(AuditCode::MissingClass,
                    Sentence::of("%1 has no voxel of %2.", labels.file, missing));
    }
}

AuditCode codeOf(PlaceDoubt::Kind kind)
{
    switch (kind) {
    case PlaceDoubt::Kind::Part: return AuditCode::PartOfGrid;
    case PlaceDoubt::Kind::Straightened: return AuditCode::Straightened;
    case PlaceDoubt::Kind::Mirrored: break;
    }
    return AuditCode::MirroredLabels;
}

/// Of the labels, by what the images say.
void checkPlace(Audited& one, const AuditedLabels& labels)
{
    Case images;
    bool any = false;
    for (std::size_t s = 0; s < images.images.size(); ++s) {
        if (const auto& image = one.audited.images[s]) {
            images.images[s] = image->voxels;
            images.stated[s] = image->stated;
            any = true;
        }
    }
    if (!any || !labels.map) {
        return;
    }
    const CaseLabels placed = {
        .map = *labels.map, .scheme = *labels.scheme, .file = labels.file, .stated = labels.stated};
    for (const PlaceDoubt& doubt : doubtsAbout(placed, images)) {
        one.warning(codeOf(doubt.kind), doubt.text);
    }
}

/// Voxels have served.
void forgetVoxels(AuditedCase& audited)
{
    for (auto& image : audited.images) {
        if (image) {
            image->voxels.reset();
        }
    }
    if (audited.labels) {
        audited.labels->map.reset();
    }
}

void checkLabels(Audited& one, const CaseFiles& files, const ReadOptions& options)
{
    if (!files.labels) {
        one.error(
            AuditCode::MissingLabels,
            Sentence::of("The case has no expert's labels; add the file or leave the case out.%1",
                         unusedSentence(files)));
        return;
    }
    try {
        Sentence doubt;
        ReadOptions withNames = options;
        withNames.namedValues = files.namedValues;
        const AuditedLabels labels =
            measureLabels(*files.labels, files.namedScheme, withNames, doubt);
        one.audited.labels = labels;
        checkOrientation(one, labels.file, labels.orientationDoubt);
        if (!doubt.empty()) {
            one.error(AuditCode::LabelValues, doubt);
        } else {
            checkClasses(one, labels);
        }
        const auto& images = one.audited.images;
        const auto image =
            std::ranges::find_if(images, [](const auto& i) { return i.has_value(); });
        if (image != images.end() && !liesOn((*image)->geometry, labels.geometry)) {
            one.error(
                AuditCode::OtherGrid,
                Sentence::of("%1 lies on another grid (%2) than the images (%3).", labels.file,
                             described(labels.geometry), described((*image)->geometry)));
        }
        checkPlace(one, labels);
    } catch (const Error& error) {
        one.error(AuditCode::UnreadableFile, error.said());
    }
}

Audited auditCase(const CaseFiles& files, const AuditOptions& audit)
{
    const ReadOptions& options = audit.read;
    Audited one;
    one.audited.name = files.name;
    one.audited.patient = audit.patients.of(files.name, files.patient);
    one.audited.folder = files.folder;
    if (!files.question.empty()) {
        one.error(AuditCode::UnclearFiles, files.question);
        return one;
    }
    for (const Sentence& sentence : files.notices) {
        one.warning(AuditCode::AssumedChannels, sentence);
    }
    measureAll(one, files, options);
    checkImages(one, files);
    checkTogether(one);
    checkLabels(one, files, options);
    forgetVoxels(one.audited);
    return one;
}

/// What only shows between cases: their names and voxels that are there twice. `all` is in order.
void compareCases(std::vector<Audited>& all)
{
    std::map<std::uint64_t, std::size_t> caseOfImage;
    for (std::size_t n = 0; n < all.size(); ++n) {
        if (n > 0 && all[n].audited.name == all[n - 1].audited.name) {
            all[n].error(
                AuditCode::SameName,
                Sentence::of("The folders %1 and %2 hold cases of one name; rename one of them.",
                             all[n - 1].audited.folder, all[n].audited.folder));
        }
        std::map<std::size_t, std::string> shared;  ///< earlier case, and the sequences it shares
        for (std::size_t s = 0; s < all[n].audited.images.size(); ++s) {
            const auto& image = all[n].audited.images[s];
            if (!image || image->minimum == image->maximum) {
                continue;
            }
            const auto known = caseOfImage.emplace(image->fingerprint, n).first->second;
            if (known != n) {
                shared[known] += (shared[known].empty() ? "" : ", ") + nameOf(s);
            }
        }
        for (const auto& [other, sequences] : shared) {
            all[n].warning(AuditCode::SameImages,
                           Sentence::of("The case holds the same voxels as %1 (%2); were one held "
                                        "back from training, its figures would mean nothing.",
                                        all[other].audited.name, sequences));
        }
    }
}

DatasetAudit gathered(const fs::path& dataset, std::vector<Audited> all)
{
    DatasetAudit audit{.dataset = dataset, .cases = {}, .findings = {}};
    for (Audited& one : all) {
        for (AuditFinding& finding : one.findings) {
            (finding.severity == AuditSeverity::Error ? one.audited.errors
                                                      : one.audited.warnings) += 1;
            audit.findings.push_back(std::move(finding));
        }
        audit.cases.push_back(std::move(one.audited));
    }
    std::ranges::stable_sort(audit.findings, {}, &AuditFinding::severity);
    return audit;
}

}  // namespace

DatasetAudit auditDataset(const fs::path& dataset, const AuditOptions& options,
                          const AuditProgress& progress)
{
    std::error_code ignored;
    const std::vector<CaseFiles> files = fs::is_directory(dataset, ignored)
                                             ? listCases(dataset, options.channels)
                                             : std::vector{findCase(dataset, options.channels)};
    std::vector<Audited> all(files.size());
    const ContinueCheck mayContinue = [&](std::size_t done) {
        return !progress || progress(done, files.size());
    };
    if (!inParallel(
            files.size(), options.threads,
            [&](std::size_t n) { all[n] = auditCase(files[n], options); }, mayContinue)) {
        throw Cancelled();
    }
    compareCases(all);
    return gathered(dataset, std::move(all));
}

}  // namespace glioscope
