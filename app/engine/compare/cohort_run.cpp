#include "app/engine/compare/cohort_run.h"

#include "app/engine/compare/case_work.h"
#include "app/engine/console/output_staging.h"
#include "segmentation/inference/segmenter.h"
#include "segmentation/networks/files/model_library.h"
#include "segmentation/system/durable_file.h"
#include "segmentation/system/error.h"

#include <algorithm>
#include <future>
#include <mutex>
#include <set>

namespace glioscope {
namespace {

void refuseEqualNames(const std::vector<std::string>& names)
{
    std::set<std::string> known;
    for (const std::string& name : names) {
        if (!known.insert(name).second) {
            throw AmbiguousInput(Sentence::of(
                "Two models or results are named %1 and would write the same files; give results "
                "another name, and compare models of one name from folders of results.",
                name));
        }
    }
}

}  // namespace

struct CohortRun::Impl {
    Impl(const CohortSettings& s, const CohortHooks& h) : settings(s), hooks(h)
    {
        for (const std::string& model : settings.models) {
            segmenters.push_back(std::make_unique<Segmenter>(
                findModel(model), SegmenterOptions{.device = settings.compute.device,
                                                   .precision = settings.compute.precision,
                                                   .keepProbabilities = settings.confidence}));
            names.push_back(segmenters.back()->contract().name);
            contracts.push_back(&segmenters.back()->contract());
            hashes.push_back(segmenters.back()->modelSha256());
        }
        for (const GivenResults& given : settings.results) {
            names.push_back(given.name);
        }
        refuseEqualNames(names);
        staging.emplace(settings.output);
    }

    [[nodiscard]] LoadedCase load(const CohortCase& one) const
    {
        return loadCase(one, {.contracts = contracts,
                              .modelHashes = hashes,
                              .results = settings.results,
                              .reading = settings.reading,
                              .confidence = settings.confidence,
                              .output = settings.output});
    }
    void take(LoadedCase& loaded);
    [[nodiscard]] std::optional<Segmentation> segment(LoadedCase& loaded, std::size_t model);
    [[nodiscard]] std::optional<Segmentation> given(LoadedCase& loaded, std::size_t name) const;
    void finishLater(const LoadedCase& loaded, std::size_t name, Segmentation made);
    void writeRecord(const ComparisonRecord& record, const LabelMap* segmentation);
    void say(const std::string& caseName, const std::string& name, double share = 0);
    void waitForLast()
    {
        if (finishing.valid()) {
            finishing.get();
        }
    }
    void stopIfAsked() const
    {
        if (hooks.stopRequested && hooks.stopRequested()) {
            throw Cancelled();
        }
    }

    CohortSettings settings;
    CohortHooks hooks;
    std::vector<std::unique_ptr<Segmenter>> segmenters;
    std::vector<std::string> names;
    std::vector<const ModelContract*> contracts;
    std::vector<std::string> hashes;
    std::mutex stagingMutex;  ///< held for ever by abandon()
    std::optional<OutputStaging> staging;
    std::size_t done = 0, total = 0;
    std::future<void> finishing;
};

void CohortRun::Impl::say(const std::string& caseName, const std::string& name, double share)
{
    if (hooks.progress) {
        hooks.progress({.id = caseName,
                        .stage = "comparing",
                        .done = static_cast<double>(done) + share,
                        .total = static_cast<double>(total)},
                       "[" + std::to_string(done + 1) + "/" + std::to_string(total) + "] " +
                           caseName + ", " + name);
    }
}

/// The segmentation goes first: a record says that it is there.
void CohortRun::Impl::writeRecord(const ComparisonRecord& record, const LabelMap* segmentation)
{
    std::vector<std::string> files;
    if (segmentation) {
        files.push_back(segmentationName(record.caseName, record.model));
        staging->write(files.back(), [&](const std::filesystem::path& file) {
            writeSegmentation(file, *segmentation);
        });
    }
    files.push_back(recordName(record.caseName, record.model));
    staging->write(files.back(), [&](const std::filesystem::path& file) {
        writeBytes(file, recordText(record));
    });
    stopIfAsked();
    {
        const std::lock_guard lock(stagingMutex);
        (void)staging->commit(files);
    }
    hooks.done(record, false);
}

/// Nothing where it failed; then its record is written.
std::optional<Segmentation> CohortRun::Impl::segment(LoadedCase& loaded, std::size_t model)
{
    ComparisonRecord& record = loaded.records[model];
    try {
        Segmentation made = segmenters[model]->segment(
            imagesFor(loaded, *contracts[model]), [&](double at, double of) {
                say(record.caseName, record.model, of > 0 ? at / of : 0);
                return !(hooks.stopRequested && hooks.stopRequested());
            });
        for (const Sentence& notice : made.notices) {
            record.notices.push_back(notice.text());
        }
        return made;
    } catch (const Cancelled&) {
        throw;
    } catch (const std::bad_alloc&) {
        record.problem = Sentence::of("Memory does not suffice for %1.", record.caseName);
    } catch (const std::exception& error) {
        record.problem = saidBy(error);
    }
    return std::nullopt;
}

/// Of results; nothing where they cannot be read.
std::optional<Segmentation> CohortRun::Impl::given(LoadedCase& loaded, std::size_t name) const
{
    std::optional<LabelMap> labels = readPrediction(loaded, name, settings.reading);
    std::optional<Segmentation> made;
    if (labels) {
        made.emplace().labels = std::move(*labels);
    }
    return made;
}

void CohortRun::Impl::finishLater(const LoadedCase& loaded, std::size_t name, Segmentation made)
{
    waitForLast();
    const ModelContract* contract = name < segmenters.size() ? contracts[name] : nullptr;
    finishing = std::async(
        std::launch::async, [this, contract, record = loaded.records[name], images = loaded.images,
                             reference = loaded.reference, made = std::move(made)]() mutable {
            measure(record, made.labels, *reference, images.get());
            for (std::size_t n = 0; n < made.probabilities.size() && record.problem.empty(); ++n) {
                record.confidence.push_back(confidenceOf(contract->outputs[n].structure,
                                                         made.probabilities[n], *reference));
            }
            writeRecord(record, contract && record.problem.empty() ? &made.labels : nullptr);
        });
}

void CohortRun::Impl::take(LoadedCase& loaded)
{
    for (std::size_t n = 0; n < names.size(); ++n, ++done) {
        stopIfAsked();
        ComparisonRecord& record = loaded.records[n];
        say(record.caseName, record.model);
        if (loaded.finished[n]) {
            hooks.done(record, true);
            continue;
        }
        std::optional<Segmentation> made;
        if (record.problem.empty() && n < segmenters.size()) {
            made = segment(loaded, n);
        } else if (record.problem.empty()) {
            made = given(loaded, n);
        }
        if (made) {
            finishLater(loaded, n, std::move(*made));
        } else {
            waitForLast();
            writeRecord(record, nullptr);
        }
    }
}

CohortRun::CohortRun(const CohortSettings& settings, const CohortHooks& hooks)
    : m_impl(std::make_unique<Impl>(settings, hooks))
{
}

CohortRun::~CohortRun() = default;

const std::vector<std::string>& CohortRun::names() const
{
    return m_impl->names;
}

void CohortRun::run(const std::vector<CohortCase>& cases)
{
    Impl& impl = *m_impl;
    impl.done = 0;
    impl.total = cases.size() * impl.names.size();
    std::future<LoadedCase> next;
    for (std::size_t n = 0; n < cases.size(); ++n) {
        if (n == 0) {
            next = std::async(std::launch::async, [&] { return impl.load(cases[0]); });
        }
        LoadedCase loaded = next.get();
        if (n + 1 < cases.size()) {
            next = std::async(std::launch::async, [&, n] { return impl.load(cases[n + 1]); });
        }
        impl.take(loaded);
    }
    impl.waitForLast();
}

void CohortRun::abandon() noexcept
{
    m_impl->stagingMutex.lock();
    m_impl->staging->discard();
}

}  // namespace glioscope
