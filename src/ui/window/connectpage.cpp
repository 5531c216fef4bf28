// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/connectpage.h"

#include "ui/widgets/announcement.h"
#include "ui/widgets/theme.h"
#include "ui_connectpage.h"
#include "wording/addresstext.h"

#include <QtCore/QSignalBlocker>
#include <QtGui/QKeyEvent>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

QString suggestedName(const ConnectionAddress &address)
{
    // The first label names a Neon endpoint or a computer; of a number nothing is left out.
    const QString label = address.host.section(u'.', 0, 0);
    const bool isNumber = !label.isEmpty() && label.at(0).isDigit();
    const QString place = address.isLocalSocket() ? ConnectPage::tr("this computer") : isNumber ? address.host : label;
    return ConnectPage::tr("%1 on %2").arg(address.database, place);
}

//! The sslmode to be offered when a server cannot prove who it is. Nothing where the address demands the proof.
QString modeBelow(const ConnectionAddress &address)
{
    const QString mode = address.option(u"sslmode");
    if (address.isNeon() || isOnThisComputer(address))
        return {};
    if (mode.isEmpty())
        return u"require"_s;
    return encryptionOf(address) == Encryption::Unverified ? u"disable"_s : QString();
}

} // namespace

ConnectPage::ConnectPage(AddressReader read, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::ConnectPage>())
    , m_read(std::move(read))
{
    m_ui->setupUi(this);
    const int step = theme::step(this);
    m_ui->rows->setSpacing(3 * step);
    m_ui->fields->setHorizontalSpacing(4 * step);
    m_ui->fields->setVerticalSpacing(2 * step);
    m_ui->addressEdit->setMinimumWidth(76 * fontMetrics().averageCharWidth());
    m_ui->addressEdit->setMaximumWidth(96 * fontMetrics().averageCharWidth());
    theme::makeTitle(m_ui->heading);
    for (QLabel *label : {m_ui->explanation, m_ui->progress, m_ui->keychainNote, m_ui->serverLabel, m_ui->databaseLabel,
                          m_ui->userLabel, m_ui->encryptionLabel})
        label->setForegroundRole(QPalette::PlaceholderText);
    m_ui->complaint->setForegroundRole(QPalette::BrightText);
    setFocusProxy(m_ui->addressEdit);

    connect(m_ui->addressEdit, &QLineEdit::textChanged, this, &ConnectPage::understand);
    connect(m_ui->nameEdit, &QLineEdit::textEdited, this, [this] { m_named = true; });
    for (QLineEdit *edit : {m_ui->addressEdit, m_ui->passwordEdit, m_ui->nameEdit})
        connect(edit, &QLineEdit::returnPressed, this, &ConnectPage::submit);
    connect(m_ui->connectButton, &QPushButton::clicked, this, &ConnectPage::submit);
    connect(m_ui->stopButton, &QPushButton::clicked, this, [this] {
        setWaiting(false);
        Q_EMIT stopRequested();
    });
    connect(m_ui->lessButton, &QPushButton::clicked, this, &ConnectPage::takeLess);
    connect(m_ui->rememberBox, &QCheckBox::toggled, m_ui->keepPasswordBox, &QWidget::setEnabled);
    connect(m_ui->backButton, &QPushButton::clicked, this, &ConnectPage::backRequested);
    begin();
}

ConnectPage::~ConnectPage() = default;

void ConnectPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape)
        return QWidget::keyPressEvent(event);
    (m_ui->stopButton->isVisible() ? m_ui->stopButton : m_ui->backButton)->click();
}

void ConnectPage::begin(const QString &address, const QString &name)
{
    setWaiting(false);
    tellOfKeychain({});
    m_ui->passwordEdit->clear();
    m_named = !name.isEmpty();
    m_ui->nameEdit->setText(name);
    m_ui->addressEdit->setText(address);
    understand();
    QLineEdit *next = m_address && m_ui->passwordEdit->text().isEmpty() ? m_ui->passwordEdit : m_ui->addressEdit;
    next->setFocus(Qt::OtherFocusReason);
}

//! Reads the line as it stands; what is typed halfway gets no complaint before Connect.
void ConnectPage::understand()
{
    const QString text = m_ui->addressEdit->text();
    const auto address = m_read(text);
    m_address = address ? std::optional(*address) : std::nullopt;
    printError({});
    if (m_address && !m_address->password.isEmpty()) {
        m_ui->passwordEdit->setText(m_address->password);
        const QSignalBlocker quiet(m_ui->addressEdit);
        m_ui->addressEdit->setText(m_address->withoutPassword());
    } else if (!address && text.contains(u"://"_s) && !text.trimmed().contains(u' ')) {
        printError(address.error().message, address.error().detail);
    }
    showUnderstood();
}

void ConnectPage::showUnderstood()
{
    m_ui->understood->setVisible(m_address.has_value());
    m_ui->connectButton->setEnabled(!m_ui->addressEdit->text().trimmed().isEmpty());
    if (!m_address)
        return;
    const auto shorten = [this](QLabel *label, const QString &text) {
        const int room = m_ui->addressEdit->minimumWidth() - 20 * fontMetrics().averageCharWidth();
        label->setText(label->fontMetrics().elidedText(text, Qt::ElideMiddle, room));
        label->setToolTip(text);
    };
    shorten(m_ui->server, serverText(*m_address));
    shorten(m_ui->database, m_address->database);
    shorten(m_ui->user, m_address->user);
    shorten(m_ui->encryption, encryptionText(*m_address));
    if (!m_named)
        m_ui->nameEdit->setText(suggestedName(*m_address));
}

void ConnectPage::submit()
{
    const auto address = m_read(m_ui->addressEdit->text());
    if (!address)
        return printError(address.error().message, address.error().detail);
    ConnectionAddress complete = *address;
    complete.password = m_ui->passwordEdit->text();
    printError({});
    Q_EMIT connectRequested(complete);
}

std::optional<RememberedConnection> ConnectPage::toRemember() const
{
    const QString name = m_ui->nameEdit->text().trimmed();
    if (!m_address || !m_ui->rememberBox->isChecked() || name.isEmpty())
        return std::nullopt;
    return RememberedConnection{name, m_address->withoutPassword()};
}

void ConnectPage::setConnecting(const QString &sentence)
{
    printError({});
    setWaiting(true);
    m_ui->progress->setText(sentence);
}

void ConnectPage::showError(const Error &error)
{
    setWaiting(false);
    printError(error.message, error.detail);
    const bool wantsPassword = error.kind == ErrorKind::Refused && m_address;
    // What was pressed is gone: the keys go on from the line to mend, where Return tries again.
    (wantsPassword ? m_ui->passwordEdit : m_ui->addressEdit)->setFocus(Qt::OtherFocusReason);
    if (error.kind == ErrorKind::Untrusted && m_address)
        offerLess();
}

void ConnectPage::offerLess()
{
    m_weakerMode = modeBelow(*m_address);
    m_ui->lessButton->setText(m_weakerMode == "disable"_L1 ? tr("Connect without encryption…")
                                                           : tr("Connect without checking the server…"));
    m_ui->lessButton->setAccessibleName(m_ui->lessButton->text());
    m_ui->lessButton->setVisible(!m_weakerMode.isEmpty());
}

//! Writes into the address what was chosen, so that it can be seen, and connects.
void ConnectPage::takeLess()
{
    ConnectionAddress weaker = *m_address;
    weaker.options.removeIf([](const auto &option) { return option.first == "sslmode"_L1; });
    weaker.options.append({u"sslmode"_s, m_weakerMode});
    m_ui->addressEdit->setText(weaker.withoutPassword());
    submit();
}

void ConnectPage::setPassword(const QString &password)
{
    m_ui->passwordEdit->setText(password);
}

void ConnectPage::tellOfKeychain(const QString &sentence)
{
    m_ui->keychainNote->setText(sentence);
    m_ui->keychainNote->setVisible(!sentence.isEmpty());
}

void ConnectPage::hideKeychain()
{
    m_ui->keepPasswordBox->hide();
}

bool ConnectPage::keepsPassword() const
{
    return m_ui->rememberBox->isChecked() && m_ui->keepPasswordBox->isChecked();
}

void ConnectPage::printError(const QString &sentence, const QString &detail)
{
    m_ui->complaint->setToolTip(detail);
    announcement::complain(*m_ui->complaint, sentence);
    m_ui->lessButton->hide();
}

void ConnectPage::setWaiting(bool waiting)
{
    m_ui->progress->setVisible(waiting);
    m_ui->stopButton->setVisible(waiting);
    m_ui->connectButton->setVisible(!waiting);
    m_ui->addressEdit->setEnabled(!waiting);
    m_ui->understood->setEnabled(!waiting);
}

} // namespace catalpa::ui
