// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/help/aboutdialog.h"

#include "ui/help/licencesdialog.h"
#include "ui/widgets/theme.h"
#include "ui_aboutdialog.h"

#include <QtCore/QEvent>
#include <QtCore/QLibraryInfo>
#include <QtCore/QLocale>
#include <QtCore/QSysInfo>
#include <QtGui/QClipboard>
#include <QtWidgets/QApplication>
#include <QtWidgets/QStyle>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

OpenCatalogue openCatalogueAt(const ConnectionAddress *address)
{
    if (!address)
        return {};
    return {.kind = address->isLocalSocket() ? u"on this computer"_s
                : address->isPooled()        ? u"Neon, through its pooler"_s
                : address->isNeon()          ? u"Neon, direct"_s
                                             : u"another PostgreSQL"_s,
            .serverVersion = {}};
}

AboutDialog::AboutDialog(const QFuture<Result<VersionInfo>> &versions, const OpenCatalogue &open, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::AboutDialog>())
    , m_open(open)
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    const int step = theme::step(this);
    m_ui->rows->setContentsMargins(5 * step, 5 * step, 5 * step, 5 * step);
    m_ui->rows->setSpacing(5 * step);
    m_ui->rows->setSizeConstraint(QLayout::SetFixedSize);
    m_ui->head->setSpacing(4 * step);
    m_ui->words->setSpacing(step);
    m_ui->versions->setHorizontalSpacing(6 * step);
    m_ui->versions->setVerticalSpacing(step);
    theme::makeTitle(m_ui->programName);
    m_ui->description->setForegroundRole(QPalette::PlaceholderText);
    m_ui->licence->setForegroundRole(QPalette::PlaceholderText);
    m_ui->licence->setMinimumWidth(64 * fontMetrics().averageCharWidth());
    for (QLabel *label :
         {m_ui->versionLabel, m_ui->qtLabel, m_ui->libpqLabel, m_ui->localServerLabel, m_ui->catalogueServerLabel})
        label->setForegroundRole(QPalette::PlaceholderText);
    for (QLabel *label : {m_ui->version, m_ui->qt, m_ui->libpq, m_ui->localServer, m_ui->catalogueServer})
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_ui->versions->setRowVisible(m_ui->catalogueServer, !open.serverVersion.isEmpty());
    m_ui->catalogueServer->setText(open.serverVersion);
    paintPicture();
    showVersions(builtVersions());
    m_reply = deliver(versions, this, [this](const Result<VersionInfo> &read) {
        if (read)
            showVersions(*read);
    });
    connect(m_ui->licencesButton, &QPushButton::clicked, this, [this] { (new LicencesDialog(this))->open(); });
    connect(m_ui->copyDiagnosticsButton, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(diagnostics());
        m_ui->copyDiagnosticsButton->setText(tr("Copied"));
    });
    connect(m_ui->closeAboutButton, &QPushButton::clicked, this, &QDialog::accept);
    m_ui->closeAboutButton->setFocus();
}

AboutDialog::~AboutDialog() = default;

void AboutDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_ui)
        paintPicture();
}

void AboutDialog::paintPicture()
{
    m_ui->picture->setPixmap(
        QIcon(u":/icons/app/org.catalpa.Catalpa.svg"_s).pixmap(QSize(64, 64), devicePixelRatioF()));
}

void AboutDialog::showVersions(const VersionInfo &versions)
{
    m_versions = versions;
    m_ui->version->setText(catalpaVersion(versions));
    m_ui->qt->setText(versions.qt);
    m_ui->libpq->setText(versions.libpq);
    const bool known = !versions.libpq.isEmpty(); // Both come together.
    m_ui->localServer->setText(known && versions.localServer.isEmpty() ? tr("not installed") : versions.localServer);
}

//! In English, for whoever looks into the fault.
QString AboutDialog::diagnostics() const
{
    const QStyle *style = QApplication::style();
    return QStringList{
               versionText(u"catalpa"_s, m_versions),
               u"Catalogue: %1"_s.arg(m_open.kind.isEmpty() ? u"none is open"_s : m_open.kind),
               u"Its server: PostgreSQL %1"_s.arg(m_open.serverVersion.isEmpty() ? u"–"_s : m_open.serverVersion),
               u"System: %1, %2 %3, %4"_s.arg(QSysInfo::prettyProductName(), QSysInfo::kernelType(),
                                              QSysInfo::kernelVersion(), QSysInfo::currentCpuArchitecture()),
               u"Built with: %1"_s.arg(QLatin1StringView(QLibraryInfo::build())),
               u"Display: %1, scale %2, style %3, %4"_s.arg(QGuiApplication::platformName(),
                                                            QString::number(devicePixelRatioF()), style->name(),
                                                            theme::isDark() ? u"dark"_s : u"light"_s),
               u"Desktop: %1"_s.arg(qEnvironmentVariable("XDG_CURRENT_DESKTOP", u"–"_s)),
               u"Language: %1 (%2)"_s.arg(QLocale().name(), QLocale().uiLanguages().join(", "_L1))}
               .join(u'\n')
        + u'\n';
}

} // namespace catalpa::ui
