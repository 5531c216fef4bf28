// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "studio.h"
#include "inspection.h"

#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtGui/QImage>
#include <QtGui/QPixmap>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace catalpa::gallery {

Studio::Studio(const QString &folder, const QString &wanted)
    : m_settings(m_settingsFolder.filePath(u"settings.ini"_s), QSettings::IniFormat)
    , m_keeper(m_settings, nullptr)
    , m_folder(folder)
    , m_wanted(wanted)
{
    if (!m_folder.isEmpty() && !QDir(m_folder).mkpath(u"."_s))
        qFatal("%s cannot be made", qPrintable(folder));
}

ConnectionAddress Studio::emptyDatabase()
{
    return server.createDatabase();
}

ConnectionAddress Studio::emptyCatalogue()
{
    const ConnectionAddress address = server.createDatabase();
    test::migrate(server, address);
    return address;
}

ConnectionAddress Studio::shelves()
{
    const ConnectionAddress address = emptyCatalogue();
    test::fillShelves(server, address);
    return address;
}

const ConnectionAddress &Studio::sample()
{
    if (!m_sample) {
        m_sample = emptyCatalogue();
        test::Librarian &librarian = this->librarian(*m_sample);
        librarian.start();
        librarian.click(u"sampleCard"_s);
        until("sample", [&] { return librarian.hasRows(); });
    }
    return *m_sample;
}

test::Librarian &Studio::librarian(const ConnectionAddress &local)
{
    m_librarian.reset();
    m_librarian = std::make_unique<test::Librarian>(local);
    m_librarian->firstSize.reset();
    return *m_librarian;
}

void Studio::take(const QString &name, const std::function<QWidget *()> &simulated)
{
    if (!name.contains(m_wanted))
        return;
    QWidget *subject = simulated();
    settle();
    QWidget *shown = subject ? subject : &m_librarian->window();
    const QImage picture = shown->grab().toImage();
    const QString path = QDir(m_folder).filePath(name + ".png"_L1);
    if (!m_folder.isEmpty() && !picture.save(path))
        qFatal("%s cannot be written", qPrintable(path));
    // What is composed for the help, or of two windows, is no window.
    const bool isWindow = !name.startsWith(u"help-"_s) && !qobject_cast<QLabel *>(shown);
    const QStringList found = isWindow ? inspect(*shown, picture) : QStringList();
    for (const QString &finding : found)
        std::printf("%s: %s\n", qPrintable(name), qPrintable(finding));
    m_findings += int(found.size());
    ++m_taken;
    m_librarian.reset();
}

void Studio::resize(const test::Librarian &librarian, const QSize &size)
{
    librarian.window().resize(ui::WindowKeeper::fitting(librarian.window(), size));
}

void Studio::openForm(const test::Librarian &librarian)
{
    if (!librarian.sees(u"AuthorPane"_s))
        librarian.press(Qt::Key_Return);
}

void Studio::until(const char *what, const std::function<bool()> &condition) const
{
    if (!QTest::qWaitFor(condition, 20'000))
        qFatal("This never came: %s\n%s", what, qPrintable(m_librarian->everythingToBeRead()));
}

void Studio::settle() const
{
    QElapsedTimer time;
    time.start();
    (void)QTest::qWaitFor([&time] { return time.elapsed() > 400; }, 1000);
}

} // namespace catalpa::gallery
