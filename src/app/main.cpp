// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandline.h"
#include "app/launchhandler.h"
#include "app/screenshot.h"
#include "app/services.h"
#include "app/singleinstance.h"
#include "base/filethread.h"
#include "base/passwords.h"
#include "base/text.h"
#include "base/translation.h"
#include "core/recentconnections.h"
#include "db/address/environment.h"
#include "db/driver.h"
#include "db/executorcount.h"
#include "db/session.h"
#include "local/installedversions.h"
#include "platform/endwithin.h"
#include "platform/privatefile.h"
#include "platform/processarguments.h"
#include "platform/standardstreams.h"
#include "ui/catalogue/cataloguepage.h"
#include "ui/widgets/prompts.h"
#include "ui/widgets/theme.h"
#include "ui/window/mainwindow.h"

#include <QtCore/QSettings>
#include <QtCore/QSocketNotifier>
#include <QtCore/QThreadPool>
#include <QtGui/QIcon>
#include <QtWidgets/QApplication>

#include <clocale>
#include <cstdio>
#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace catalpa;

namespace {

constexpr int failed = 1;
constexpr int misused = 2;

ui::theme::Appearance appearanceFrom(const QString &word, const QSettings &settings)
{
    using ui::theme::Appearance;
    if (word == "light"_L1)
        return Appearance::Light;
    if (word == "dark"_L1)
        return Appearance::Dark;
    return Appearance(qBound(0, settings.value(u"appearance"_s).toInt(), int(Appearance::HighContrast)));
}

void introduce(QCoreApplication &application)
{
    // libpq's texts tell why a connection failed; they are read in English and shown in words of our own.
#ifdef LC_MESSAGES
    std::setlocale(LC_MESSAGES, "C");
#endif
    QCoreApplication::setOrganizationName(u"catalpa"_s);
    QCoreApplication::setApplicationName(u"catalpa"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(CATALPA_VERSION));
    installTranslations(application);
}

void print(std::FILE *stream, const QString &text)
{
    std::fputs((withoutPasswords(text.trimmed()) + u'\n').toLocal8Bit().constData(), stream);
}

//! The arguments, or nothing when the command line was not understood.
std::optional<app::Arguments> understood()
{
    const auto arguments = app::readArguments(QCoreApplication::arguments());
    if (arguments)
        return *arguments;
    print(stderr, "catalpa: "_L1 + arguments.error().message);
    return std::nullopt;
}

//! Answers --help and --version, also where there is no display.
int tell(platform::ProcessArguments &words)
{
    QCoreApplication application(words.count(), words.words());
    introduce(application);
    const auto arguments = understood();
    if (!arguments)
        return misused;
    print(stdout, arguments->help ? app::helpText() : versionText(u"catalpa"_s, local::installedVersions()));
    return 0;
}

int tellOfSettings(ui::Prompts &prompts, const Error &error)
{
    print(stderr, "catalpa: "_L1 + error.message);
    prompts.tell(nullptr, u"Catalpa"_s, Text::tr("Catalpa cannot read its settings"), error.message);
    QApplication::exec();
    return failed;
}

int run(QApplication &application, const app::Arguments &arguments, app::SingleInstance &instance)
{
    ui::BoxPrompts prompts;
    if (const auto usable = checkSettings(); !usable)
        return tellOfSettings(prompts, usable.error());
    QSettings settings(u"catalpa"_s, u"catalpa"_s);
    platform::closeToOthers(settings.fileName());
    ui::theme::apply(application, appearanceFrom(arguments.look, settings));
    ui::MainWindow window(app::realServices(), settings, prompts);
    QObject::connect(&instance, &app::SingleInstance::called, &window,
                     [&window](const app::LaunchRequest &request) { app::handle(window, request); });
    window.show();
    if (!arguments.screenshot.isEmpty())
        app::saveScreenshotAndQuit(window, arguments.screenshot);
    app::begin(window, arguments.request);
    // Nobody is asked about what is doubtful in it then.
    const auto keepTyped = [&window] {
        if (window.catalogue())
            (void)window.catalogue()->finishEditing();
    };
    // The system asks the program to end: as if its window were closed. A second time it ends at once.
    QSocketNotifier ending(platform::catchEndingSignals(), QSocketNotifier::Read);
    QObject::connect(&ending, &QSocketNotifier::activated, &window, [&ending, &window, keepTyped] {
        ending.setEnabled(false);
        keepTyped();
        window.close();
    });
    // A session that ends does not wait for windows: what was typed goes to the disk at least.
    QObject::connect(&application, &QGuiApplication::commitDataRequest, &window, keepTyped);
    return QApplication::exec();
}

int show(platform::ProcessArguments &words)
{
    const QByteArray token = qgetenv("XDG_ACTIVATION_TOKEN"); // Qt takes it away.
    QApplication application(words.count(), words.words());
    introduce(application);
    QGuiApplication::setApplicationDisplayName(u"Catalpa"_s);
    QGuiApplication::setDesktopFileName(u"org.catalpa.Catalpa"_s);
    QApplication::setWindowIcon(QIcon(u":/icons/app/org.catalpa.Catalpa.svg"_s));

    auto arguments = understood();
    if (!arguments)
        return misused;
    arguments->request.activationToken = token;
    int code = 0;
    {
        const bool apart = !arguments->screenshot.isEmpty();
        app::SingleInstance instance(apart ? QString() : app::runtimeFolder(), app::displaySession());
        if (instance.begin(arguments->request) == app::SingleInstance::Start::HandedOver)
            return 0;
        db::loadDriver();
        code = run(application, *arguments, instance);
    }
    // Files are written to their end; a server that does not answer is not waited for.
    const bool ended = db::ExecutorCount::waitForNone(db::Session::longestConnecting);
    QThreadPool::globalInstance()->waitForDone();
    fileThread()->waitForDone();
    if (!ended)
        std::_Exit(code);
    platform::endWithin(platform::longestEnd, code);
    return code;
}

} // namespace

int main(int argc, char *argv[])
{
    platform::ProcessArguments words(argc, argv);
    db::forgetLibpqVariables();
    platform::leaveOutLibpqNotices();
    return words.askForText() ? tell(words) : show(words);
}
