// glioscope-engine selftest: whether this machine's LibTorch and device do what the program needs.

#include "app/engine/selftest/selftest_command.h"

#include "app/engine/console/command_options.h"
#include "app/engine/console/console.h"
#include "app/engine/console/interrupt.h"
#include "app/engine/selftest/selftest.h"
#include "segmentation/system/error.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <cstdio>
#include <memory>

namespace glioscope {
namespace {

struct SelftestSettings {
    std::string device = kDeviceAuto;
    bool json = false;
};

void show(Console& console, const CheckOutcome& outcome)
{
    char seconds[32];
    std::snprintf(seconds, sizeof seconds, " (%.1f s)", outcome.seconds);
    console.say(std::string(outcome.passed ? "passed  " : "FAILED  ") + outcome.name + ": " +
                outcome.detail + seconds);
    const nlohmann::json line = {{"type", "check"},
                                 {"name", outcome.name},
                                 {"passed", outcome.passed},
                                 {"detail", outcome.detail},
                                 {"seconds", outcome.seconds}};
    console.sendLine(line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

void runSelftest(const SelftestSettings& settings)
{
    Console console(settings.json);
    const InterruptDeadline deadline([] {});
    int failures = 0;
    for (const SelfCheck& check : selfChecks(settings.device)) {
        if (interrupted()) {
            throw Cancelled();
        }
        const CheckOutcome outcome = runCheck(check);
        show(console, outcome);
        failures += outcome.passed ? 0 : 1;
    }
    if (failures > 0) {
        throw Error(std::to_string(failures) +
                    " checks failed; --device cpu tells whether the graphics "
                    "card is the cause.");
    }
}

}  // namespace

void addSelftestCommand(CLI::App& app)
{
    const auto settings = std::make_shared<SelftestSettings>();
    CLI::App* command = app.add_subcommand(
        "selftest", "Checks networks, inference, memory fallback and training on this machine");
    addDeviceOption(*command, settings->device);
    addJsonOption(*command, settings->json);
    command->callback([settings] { runSelftest(*settings); });
}

}  // namespace glioscope
