// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "studio.h"

#include <QtCore/QElapsedTimer>
#include <QtGui/QPixmap>
#include <QtWidgets/QApplication>

using namespace Qt::StringLiterals;

namespace catalpa::gallery {

Studio::Studio(const QString &folder, const QString &wanted)
    : m_folder(folder)
    , m_wanted(wanted)
{
    if (!m_folder.mkpath(u"."_s))
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
    return *m_librarian;
}

void Studio::take(const QString &name, const std::function<QWidget *()> &simulated)
{
    if (!name.contains(m_wanted))
        return;
    QWidget *subject = simulated();
    settle();
    const QString path = m_folder.filePath(name + ".png"_L1);
    QWidget *shown = subject ? subject : &m_librarian->window();
    if (!shown->grab().save(path))
        qFatal("%s cannot be written", qPrintable(path));
    ++m_taken;
    m_librarian.reset();
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
