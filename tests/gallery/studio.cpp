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

#include <algorithm>
#include <cstdio>
#include <tuple>

using namespace Qt::StringLiterals;

namespace catalpa::gallery {
namespace {

//! The picture with the 256 colours that are the most of it, which is a third of the bytes: of colours that are hardly
//! to be told from each other, it has one.
QImage ofFewColours(const QImage &picture)
{
    constexpr QRgb told = 0xfff8f8f8;
    constexpr qsizetype most = 256;
    QHash<QRgb, int> exact;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x)
            ++exact[picture.pixel(x, y)];
    }
    struct Colour {
        QRgb colour = 0;
        int count = 0; //!< Of it.
        int all = 0; //!< With those that resemble it.
    };
    QHash<QRgb, Colour> found;
    for (auto each = exact.cbegin(); each != exact.cend(); ++each) {
        Colour &colour = found[each.key() & told];
        colour.all += each.value();
        if (each.value() > colour.count || (each.value() == colour.count && each.key() < colour.colour)) {
            colour.colour = each.key();
            colour.count = each.value();
        }
    }
    QList<Colour> colours = found.values();
    std::ranges::sort(colours, [](const Colour &one, const Colour &other) {
        return std::tie(other.all, one.colour) < std::tie(one.all, other.colour);
    });
    QList<QRgb> table;
    for (const Colour &colour : colours.first(std::min(most, colours.size())))
        table += colour.colour;
    return picture.convertToFormat(QImage::Format_Indexed8, table, Qt::ThresholdDither | Qt::AvoidDither);
}

} // namespace

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
    const bool isShipped = name.startsWith(u"help-"_s);
    constexpr int smallest = 0; // As a file.
    if (!m_folder.isEmpty()
        && !(isShipped ? ofFewColours(picture) : picture).save(path, "PNG", isShipped ? smallest : -1))
        qFatal("%s cannot be written", qPrintable(path));
    // What is composed for the help, or of two windows, is no window.
    const bool isWindow = !isShipped && !qobject_cast<QLabel *>(shown);
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
