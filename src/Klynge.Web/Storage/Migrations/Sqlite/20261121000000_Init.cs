using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Klynge.Web.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Init : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "account",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    email = table.Column<string>(type: "TEXT", nullable: false),
                    email_key = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    password_hash = table.Column<string>(type: "TEXT", nullable: true),
                    language = table.Column<string>(type: "TEXT", nullable: false),
                    theme = table.Column<string>(type: "TEXT", nullable: true),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    last_seen_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    seen_before_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    disabled_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    demonstration = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "cluster",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    slug = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", nullable: true),
                    legal_form = table.Column<string>(type: "TEXT", nullable: true),
                    founded_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    time_zone = table.Column<string>(type: "TEXT", nullable: false),
                    language = table.Column<string>(type: "TEXT", nullable: false),
                    host = table.Column<string>(type: "TEXT", nullable: true),
                    about = table.Column<string>(type: "TEXT", nullable: true),
                    source = table.Column<string>(type: "TEXT", nullable: true),
                    demonstration = table.Column<bool>(type: "INTEGER", nullable: false),
                    approved_fields = table.Column<string>(type: "TEXT", nullable: false),
                    register_version = table.Column<long>(type: "INTEGER", nullable: false),
                    closed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    public_pages = table.Column<bool>(type: "INTEGER", nullable: false),
                    public_words_nb = table.Column<string>(type: "TEXT", nullable: true),
                    public_words_en = table.Column<string>(type: "TEXT", nullable: true),
                    public_lead_nb = table.Column<string>(type: "TEXT", nullable: true),
                    public_lead_en = table.Column<string>(type: "TEXT", nullable: true),
                    public_email = table.Column<string>(type: "TEXT", nullable: true),
                    public_phone = table.Column<string>(type: "TEXT", nullable: true),
                    public_goals = table.Column<bool>(type: "INTEGER", nullable: false),
                    public_licence = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cluster", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "letter",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    to = table.Column<string>(type: "TEXT", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: true),
                    calendar = table.Column<string>(type: "TEXT", nullable: true),
                    written_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    sent_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    tries = table.Column<int>(type: "INTEGER", nullable: false),
                    next_try_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    trouble = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_letter", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "setting",
                columns: table => new
                {
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_setting", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "spent",
                columns: table => new
                {
                    hash = table.Column<string>(type: "TEXT", nullable: false),
                    ends_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_spent", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "wrong_tries",
                columns: table => new
                {
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    count = table.Column<int>(type: "INTEGER", nullable: false),
                    since = table.Column<DateTime>(type: "TEXT", nullable: false),
                    closed_until = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_wrong_tries", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "outside_login",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    issuer = table.Column<string>(type: "TEXT", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    last_used_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outside_login", x => x.id);
                    table.ForeignKey(
                        name: "fk_outside_login_account_account_id",
                        column: x => x.account_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "passkey",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    credential_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    public_key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sign_count = table.Column<long>(type: "INTEGER", nullable: false),
                    transports = table.Column<string>(type: "TEXT", nullable: false),
                    backup_eligible = table.Column<bool>(type: "INTEGER", nullable: false),
                    backed_up = table.Column<bool>(type: "INTEGER", nullable: false),
                    domain = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    last_used_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    refused_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_passkey", x => x.id);
                    table.ForeignKey(
                        name: "fk_passkey_account_account_id",
                        column: x => x.account_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "session",
                columns: table => new
                {
                    hash = table.Column<string>(type: "TEXT", nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    seen_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ends_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    proven_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    provider = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_session", x => x.hash);
                    table.ForeignKey(
                        name: "fk_session_account_account_id",
                        column: x => x.account_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "admission_terms",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    is_open = table.Column<bool>(type: "INTEGER", nullable: false),
                    who_nb = table.Column<string>(type: "TEXT", nullable: true),
                    who_en = table.Column<string>(type: "TEXT", nullable: true),
                    bylaws = table.Column<string>(type: "TEXT", nullable: true),
                    privacy = table.Column<string>(type: "TEXT", nullable: true),
                    answer_within = table.Column<int>(type: "INTEGER", nullable: false),
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_admission_terms", x => x.id);
                    table.UniqueConstraint("ak_admission_terms_cluster_id_id", x => new { x.cluster_id, x.id });
                    table.ForeignKey(
                        name: "fk_admission_terms_clusters_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "cluster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "api_token",
                columns: table => new
                {
                    hash = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    ending = table.Column<string>(type: "TEXT", nullable: false),
                    made_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ends_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    used_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    reads_only = table.Column<bool>(type: "INTEGER", nullable: false),
                    revoked_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_api_token", x => x.hash);
                    table.ForeignKey(
                        name: "fk_api_token_account_account_id",
                        column: x => x.account_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_api_token_cluster_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "cluster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "cluster_field",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: true),
                    words = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cluster_field", x => x.id);
                    table.UniqueConstraint("ak_cluster_field_cluster_id_id", x => new { x.cluster_id, x.id });
                    table.ForeignKey(
                        name: "fk_cluster_field_cluster_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "cluster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "cluster_name",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cluster_name", x => x.id);
                    table.UniqueConstraint("ak_cluster_name_cluster_id_id", x => new { x.cluster_id, x.id });
                    table.ForeignKey(
                        name: "fk_cluster_name_cluster_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "cluster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "cluster_partner",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    place = table.Column<string>(type: "TEXT", nullable: true),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cluster_partner", x => x.id);
                    table.UniqueConstraint("ak_cluster_partner_cluster_id_id", x => new { x.cluster_id, x.id });
                    table.ForeignKey(
                        name: "fk_cluster_partner_cluster_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "cluster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "composition_target",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    dimension = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    measure = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    least = table.Column<decimal>(type: "TEXT", precision: 18, scale: 4, nullable: true),
                    most = table.Column<decimal>(type: "TEXT", precision: 18, scale: 4, nullable: true),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_composition_target", x => x.id);
                    table.UniqueConstraint("ak_composition_target_cluster_id_id", x => new { x.cluster_id, x.id });
                    table.ForeignKey(
                        name: "fk_composition_target_cluster_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "cluster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "journal_line",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: true),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    about = table.Column<Guid>(type: "TEXT", nullable: false),
                    data = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_journal_line", x => x.id);
                    table.ForeignKey(
                        name: "fk_journal_line_cluster_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "cluster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "journal_seal",
                columns: table => new
                {
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    last_line = table.Column<Guid>(type: "TEXT", nullable: false),
                    lines = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_journal_seal", x => new { x.cluster_id, x.number });
                    table.ForeignKey(
                        name: "fk_journal_seal_cluster_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "cluster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "kept_answer",
                columns: table => new
                {
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    asked = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    location = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: true),
                    body = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_kept_answer", x => new { x.cluster_id, x.account_id, x.key });
                    table.ForeignKey(
                        name: "fk_kept_answer_cluster_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "cluster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "occasion",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    source_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    size = table.Column<int>(type: "INTEGER", nullable: false),
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_occasion", x => x.id);
                    table.UniqueConstraint("ak_occasion_cluster_id_id", x => new { x.cluster_id, x.id });
                    table.ForeignKey(
                        name: "fk_occasion_cluster_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "cluster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "office",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    place = table.Column<string>(type: "TEXT", nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: true),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_office", x => x.id);
                    table.UniqueConstraint("ak_office_cluster_id_id", x => new { x.cluster_id, x.id });
                    table.ForeignKey(
                        name: "fk_office_cluster_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "cluster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "one_time_token",
                columns: table => new
                {
                    hash = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    email_key = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: true),
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    made_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    made_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ends_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    used_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_one_time_token", x => x.hash);
                    table.ForeignKey(
                        name: "fk_one_time_token_cluster_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "cluster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "remembered_columns",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    headings = table.Column<string>(type: "TEXT", nullable: false),
                    columns = table.Column<string>(type: "TEXT", nullable: false),
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_remembered_columns", x => x.id);
                    table.UniqueConstraint("ak_remembered_columns_cluster_id_id", x => new { x.cluster_id, x.id });
                    table.ForeignKey(
                        name: "fk_remembered_columns_cluster_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "cluster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "saved_view",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    name_key = table.Column<string>(type: "TEXT", nullable: false),
                    query = table.Column<string>(type: "TEXT", nullable: false),
                    place = table.Column<int>(type: "INTEGER", nullable: false),
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_saved_view", x => x.id);
                    table.UniqueConstraint("ak_saved_view_cluster_id_id", x => new { x.cluster_id, x.id });
                    table.CheckConstraint("ck_saved_view_place", "place BETWEEN 1 AND 50");
                    table.ForeignKey(
                        name: "fk_saved_view_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_saved_view_cluster_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "cluster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "stored_file",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    content_type = table.Column<string>(type: "TEXT", nullable: false),
                    size = table.Column<long>(type: "INTEGER", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    right = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: true),
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stored_file", x => x.id);
                    table.UniqueConstraint("ak_stored_file_cluster_id_id", x => new { x.cluster_id, x.id });
                    table.ForeignKey(
                        name: "fk_stored_file_cluster_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "cluster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "strategic_goal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    order = table.Column<int>(type: "INTEGER", nullable: false),
                    text_nb = table.Column<string>(type: "TEXT", nullable: false),
                    text_en = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_strategic_goal", x => x.id);
                    table.UniqueConstraint("ak_strategic_goal_cluster_id_id", x => new { x.cluster_id, x.id });
                    table.ForeignKey(
                        name: "fk_strategic_goal_cluster_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "cluster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "work_group",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    mandate = table.Column<string>(type: "TEXT", nullable: true),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    invented = table.Column<bool>(type: "INTEGER", nullable: false),
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_work_group", x => x.id);
                    table.UniqueConstraint("ak_work_group_cluster_id_id", x => new { x.cluster_id, x.id });
                    table.ForeignKey(
                        name: "fk_work_group_clusters_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "cluster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "import_batch",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    file_name = table.Column<string>(type: "TEXT", nullable: false),
                    work = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    file_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: true),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    member_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    plan = table.Column<string>(type: "TEXT", nullable: true),
                    stage = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    rows = table.Column<int>(type: "INTEGER", nullable: false),
                    created = table.Column<int>(type: "INTEGER", nullable: false),
                    updated = table.Column<int>(type: "INTEGER", nullable: false),
                    unchanged = table.Column<int>(type: "INTEGER", nullable: false),
                    skipped = table.Column<int>(type: "INTEGER", nullable: false),
                    undone_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_batch", x => x.id);
                    table.UniqueConstraint("ak_import_batch_cluster_id_id", x => new { x.cluster_id, x.id });
                    table.ForeignKey(
                        name: "fk_import_batch_cluster_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "cluster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_import_batch_files_cluster_id_file_id",
                        columns: x => new { x.cluster_id, x.file_id },
                        principalTable: "stored_file",
                        principalColumns: new[] { "cluster_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "event",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    about = table.Column<string>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    time_zone = table.Column<string>(type: "TEXT", nullable: false),
                    first_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    start_time = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    last_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    end_time = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    starts_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ends_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    place = table.Column<string>(type: "TEXT", nullable: true),
                    online = table.Column<string>(type: "TEXT", nullable: true),
                    capacity = table.Column<int>(type: "INTEGER", nullable: true),
                    taken = table.Column<int>(type: "INTEGER", nullable: false),
                    open_to = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    price_members = table.Column<decimal>(type: "TEXT", precision: 18, scale: 4, nullable: false),
                    price_others = table.Column<decimal>(type: "TEXT", precision: 18, scale: 4, nullable: false),
                    vat = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    free_places = table.Column<int>(type: "INTEGER", nullable: false),
                    deadline_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    needs_approval = table.Column<bool>(type: "INTEGER", nullable: false),
                    goal_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    series_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    invented = table.Column<bool>(type: "INTEGER", nullable: false),
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_event", x => x.id);
                    table.UniqueConstraint("ak_event_cluster_id_id", x => new { x.cluster_id, x.id });
                    table.CheckConstraint("event_places", "taken >= 0 AND (capacity IS NULL OR taken <= capacity)");
                    table.ForeignKey(
                        name: "fk_event_clusters_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "cluster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_event_strategic_goal_cluster_id_goal_id",
                        columns: x => new { x.cluster_id, x.goal_id },
                        principalTable: "strategic_goal",
                        principalColumns: new[] { "cluster_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "group_meeting",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    group_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    place = table.Column<string>(type: "TEXT", nullable: true),
                    notes = table.Column<string>(type: "TEXT", nullable: true),
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_group_meeting", x => x.id);
                    table.UniqueConstraint("ak_group_meeting_cluster_id_id", x => new { x.cluster_id, x.id });
                    table.ForeignKey(
                        name: "fk_group_meeting_clusters_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "cluster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_group_meeting_work_group_cluster_id_group_id",
                        columns: x => new { x.cluster_id, x.group_id },
                        principalTable: "work_group",
                        principalColumns: new[] { "cluster_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "organisation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    name_sort = table.Column<string>(type: "TEXT", nullable: false),
                    search = table.Column<string>(type: "TEXT", nullable: false),
                    public_search = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", nullable: true),
                    foreign_id = table.Column<string>(type: "TEXT", nullable: true),
                    country = table.Column<string>(type: "TEXT", nullable: true),
                    legal_form = table.Column<string>(type: "TEXT", nullable: true),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    industry2007 = table.Column<string>(type: "TEXT", nullable: true),
                    industry2025 = table.Column<string>(type: "TEXT", nullable: true),
                    postal_code = table.Column<string>(type: "TEXT", nullable: true),
                    place = table.Column<string>(type: "TEXT", nullable: true),
                    municipality = table.Column<string>(type: "TEXT", nullable: true),
                    employees = table.Column<int>(type: "INTEGER", nullable: true),
                    website = table.Column<string>(type: "TEXT", nullable: true),
                    description = table.Column<string>(type: "TEXT", nullable: true),
                    offers = table.Column<string>(type: "TEXT", nullable: true),
                    offers_text = table.Column<string>(type: "TEXT", nullable: true),
                    seeks = table.Column<string>(type: "TEXT", nullable: true),
                    seeks_text = table.Column<string>(type: "TEXT", nullable: true),
                    external_id = table.Column<string>(type: "TEXT", nullable: true),
                    source = table.Column<string>(type: "TEXT", nullable: true),
                    invented = table.Column<bool>(type: "INTEGER", nullable: false),
                    batch_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    known_since = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    place_sort = table.Column<string>(type: "TEXT", nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: false),
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation", x => x.id);
                    table.UniqueConstraint("ak_organisation_cluster_id_id", x => new { x.cluster_id, x.id });
                    table.ForeignKey(
                        name: "fk_organisation_cluster_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "cluster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_organisation_import_batch_cluster_id_batch_id",
                        columns: x => new { x.cluster_id, x.batch_id },
                        principalTable: "import_batch",
                        principalColumns: new[] { "cluster_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "person",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    name_sort = table.Column<string>(type: "TEXT", nullable: false),
                    search = table.Column<string>(type: "TEXT", nullable: false),
                    email = table.Column<string>(type: "TEXT", nullable: true),
                    phone = table.Column<string>(type: "TEXT", nullable: true),
                    published = table.Column<bool>(type: "INTEGER", nullable: false),
                    invented = table.Column<bool>(type: "INTEGER", nullable: false),
                    batch_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    known_since = table.Column<DateTime>(type: "TEXT", nullable: false),
                    erased_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person", x => x.id);
                    table.UniqueConstraint("ak_person_cluster_id_id", x => new { x.cluster_id, x.id });
                    table.ForeignKey(
                        name: "fk_person_cluster_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "cluster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_person_import_batch_cluster_id_batch_id",
                        columns: x => new { x.cluster_id, x.batch_id },
                        principalTable: "import_batch",
                        principalColumns: new[] { "cluster_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "event_question",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    event_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    place = table.Column<int>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    readers = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    sensitive = table.Column<bool>(type: "INTEGER", nullable: false),
                    needed = table.Column<bool>(type: "INTEGER", nullable: false),
                    ended = table.Column<bool>(type: "INTEGER", nullable: false),
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_event_question", x => x.id);
                    table.UniqueConstraint("ak_event_question_cluster_id_id", x => new { x.cluster_id, x.id });
                    table.ForeignKey(
                        name: "fk_event_question_clusters_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "cluster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_event_question_event_cluster_id_event_id",
                        columns: x => new { x.cluster_id, x.event_id },
                        principalTable: "event",
                        principalColumns: new[] { "cluster_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "account_role",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    from = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_role", x => x.id);
                    table.ForeignKey(
                        name: "fk_account_role_account_account_id",
                        column: x => x.account_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_account_role_cluster_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "cluster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_account_role_organisation_cluster_id_organisation_id",
                        columns: x => new { x.cluster_id, x.organisation_id },
                        principalTable: "organisation",
                        principalColumns: new[] { "cluster_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "contribution",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    amount = table.Column<decimal>(type: "TEXT", precision: 18, scale: 4, nullable: true),
                    note = table.Column<string>(type: "TEXT", nullable: true),
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contribution", x => x.id);
                    table.UniqueConstraint("ak_contribution_cluster_id_id", x => new { x.cluster_id, x.id });
                    table.ForeignKey(
                        name: "fk_contribution_cluster_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "cluster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_contribution_organisations_cluster_id_organisation_id",
                        columns: x => new { x.cluster_id, x.organisation_id },
                        principalTable: "organisation",
                        principalColumns: new[] { "cluster_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "correction",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    field = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    before = table.Column<string>(type: "TEXT", nullable: true),
                    after = table.Column<string>(type: "TEXT", nullable: true),
                    asked_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    asked_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    answered_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    answered_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    accepted = table.Column<bool>(type: "INTEGER", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_correction", x => x.id);
                    table.UniqueConstraint("ak_correction_cluster_id_id", x => new { x.cluster_id, x.id });
                    table.ForeignKey(
                        name: "fk_correction_cluster_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "cluster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_correction_organisations_cluster_id_organisation_id",
                        columns: x => new { x.cluster_id, x.organisation_id },
                        principalTable: "organisation",
                        principalColumns: new[] { "cluster_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "field_visibility",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    field = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    visibility = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_field_visibility", x => x.id);
                    table.UniqueConstraint("ak_field_visibility_cluster_id_id", x => new { x.cluster_id, x.id });
                    table.ForeignKey(
                        name: "fk_field_visibility_cluster_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "cluster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_field_visibility_organisations_cluster_id_organisation_id",
                        columns: x => new { x.cluster_id, x.organisation_id },
                        principalTable: "organisation",
                        principalColumns: new[] { "cluster_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "introduction",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    first_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    second_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    bridge_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    why = table.Column<string>(type: "TEXT", nullable: false),
                    invented = table.Column<bool>(type: "INTEGER", nullable: false),
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_introduction", x => x.id);
                    table.UniqueConstraint("ak_introduction_cluster_id_id", x => new { x.cluster_id, x.id });
                    table.ForeignKey(
                        name: "fk_introduction_cluster_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "cluster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_introduction_organisation_cluster_id_bridge_id",
                        columns: x => new { x.cluster_id, x.bridge_id },
                        principalTable: "organisation",
                        principalColumns: new[] { "cluster_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_introduction_organisation_cluster_id_first_id",
                        columns: x => new { x.cluster_id, x.first_id },
                        principalTable: "organisation",
                        principalColumns: new[] { "cluster_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_introduction_organisation_cluster_id_second_id",
                        columns: x => new { x.cluster_id, x.second_id },
                        principalTable: "organisation",
                        principalColumns: new[] { "cluster_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "membership",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    category = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    exit_reason = table.Column<string>(type: "TEXT", nullable: true),
                    decision = table.Column<string>(type: "TEXT", nullable: true),
                    agreement_signed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    agreement_file_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    batch_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_membership", x => x.id);
                    table.UniqueConstraint("ak_membership_cluster_id_id", x => new { x.cluster_id, x.id });
                    table.ForeignKey(
                        name: "fk_membership_cluster_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "cluster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_membership_files_cluster_id_agreement_file_id",
                        columns: x => new { x.cluster_id, x.agreement_file_id },
                        principalTable: "stored_file",
                        principalColumns: new[] { "cluster_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_membership_import_batch_cluster_id_batch_id",
                        columns: x => new { x.cluster_id, x.batch_id },
                        principalTable: "import_batch",
                        principalColumns: new[] { "cluster_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_membership_organisations_cluster_id_organisation_id",
                        columns: x => new { x.cluster_id, x.organisation_id },
                        principalTable: "organisation",
                        principalColumns: new[] { "cluster_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "membership_application",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", nullable: true),
                    foreign_id = table.Column<string>(type: "TEXT", nullable: true),
                    country = table.Column<string>(type: "TEXT", nullable: true),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    postal_code = table.Column<string>(type: "TEXT", nullable: true),
                    place = table.Column<string>(type: "TEXT", nullable: true),
                    industry = table.Column<string>(type: "TEXT", nullable: true),
                    industry_standard = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    staff = table.Column<decimal>(type: "TEXT", precision: 18, scale: 4, nullable: true),
                    website = table.Column<string>(type: "TEXT", nullable: true),
                    relevance = table.Column<string>(type: "TEXT", nullable: true),
                    offers = table.Column<string>(type: "TEXT", nullable: true),
                    seeks = table.Column<string>(type: "TEXT", nullable: true),
                    contact_name = table.Column<string>(type: "TEXT", nullable: true),
                    contact_email = table.Column<string>(type: "TEXT", nullable: true),
                    contact_phone = table.Column<string>(type: "TEXT", nullable: true),
                    language = table.Column<string>(type: "TEXT", nullable: false),
                    key_hash = table.Column<string>(type: "TEXT", nullable: true),
                    sent_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    sent_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    answer_by = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    answered_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    answered_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    forgotten_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    invented = table.Column<bool>(type: "INTEGER", nullable: false),
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_membership_application", x => x.id);
                    table.UniqueConstraint("ak_membership_application_cluster_id_id", x => new { x.cluster_id, x.id });
                    table.ForeignKey(
                        name: "fk_membership_application_cluster_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "cluster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_membership_application_organisations_cluster_id_organisation_id",
                        columns: x => new { x.cluster_id, x.organisation_id },
                        principalTable: "organisation",
                        principalColumns: new[] { "cluster_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "organisation_change",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    field = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    before = table.Column<string>(type: "TEXT", nullable: true),
                    after = table.Column<string>(type: "TEXT", nullable: true),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    batch_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    register_day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: true),
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_change", x => x.id);
                    table.UniqueConstraint("ak_organisation_change_cluster_id_id", x => new { x.cluster_id, x.id });
                    table.ForeignKey(
                        name: "fk_organisation_change_cluster_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "cluster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_organisation_change_import_batch_cluster_id_batch_id",
                        columns: x => new { x.cluster_id, x.batch_id },
                        principalTable: "import_batch",
                        principalColumns: new[] { "cluster_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_organisation_change_organisation_cluster_id_organisation_id",
                        columns: x => new { x.cluster_id, x.organisation_id },
                        principalTable: "organisation",
                        principalColumns: new[] { "cluster_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "organisation_name",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    name_sort = table.Column<string>(type: "TEXT", nullable: false),
                    folded = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_name", x => x.id);
                    table.UniqueConstraint("ak_organisation_name_cluster_id_id", x => new { x.cluster_id, x.id });
                    table.ForeignKey(
                        name: "fk_organisation_name_cluster_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "cluster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_organisation_name_organisation_cluster_id_organisation_id",
                        columns: x => new { x.cluster_id, x.organisation_id },
                        principalTable: "organisation",
                        principalColumns: new[] { "cluster_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "organisation_tag",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    side = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: false),
                    folded = table.Column<string>(type: "TEXT", nullable: false),
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_tag", x => x.id);
                    table.UniqueConstraint("ak_organisation_tag_cluster_id_id", x => new { x.cluster_id, x.id });
                    table.ForeignKey(
                        name: "fk_organisation_tag_cluster_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "cluster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_organisation_tag_organisation_cluster_id_organisation_id",
                        columns: x => new { x.cluster_id, x.organisation_id },
                        principalTable: "organisation",
                        principalColumns: new[] { "cluster_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "published_fact",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    dated = table.Column<string>(type: "TEXT", nullable: true),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_published_fact", x => x.id);
                    table.UniqueConstraint("ak_published_fact_cluster_id_id", x => new { x.cluster_id, x.id });
                    table.ForeignKey(
                        name: "fk_published_fact_cluster_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "cluster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_published_fact_organisation_cluster_id_organisation_id",
                        columns: x => new { x.cluster_id, x.organisation_id },
                        principalTable: "organisation",
                        principalColumns: new[] { "cluster_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "register_difference",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    matter = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ours = table.Column<string>(type: "TEXT", nullable: true),
                    theirs = table.Column<string>(type: "TEXT", nullable: false),
                    as_of = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    found_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    answered_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    answered_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    answer = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_register_difference", x => x.id);
                    table.UniqueConstraint("ak_register_difference_cluster_id_id", x => new { x.cluster_id, x.id });
                    table.ForeignKey(
                        name: "fk_register_difference_clusters_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "cluster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_register_difference_organisations_cluster_id_organisation_id",
                        columns: x => new { x.cluster_id, x.organisation_id },
                        principalTable: "organisation",
                        principalColumns: new[] { "cluster_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "registration",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    event_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    part = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    organisation_name = table.Column<string>(type: "TEXT", nullable: true),
                    number = table.Column<string>(type: "TEXT", nullable: true),
                    contact_name = table.Column<string>(type: "TEXT", nullable: true),
                    email = table.Column<string>(type: "TEXT", nullable: true),
                    phone = table.Column<string>(type: "TEXT", nullable: true),
                    language = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    seats = table.Column<int>(type: "INTEGER", nullable: false),
                    made_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    waits_since = table.Column<DateTime>(type: "TEXT", nullable: true),
                    offered_until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    due = table.Column<decimal>(type: "TEXT", precision: 18, scale: 4, nullable: false),
                    forgotten_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_registration", x => x.id);
                    table.UniqueConstraint("ak_registration_cluster_id_id", x => new { x.cluster_id, x.id });
                    table.ForeignKey(
                        name: "fk_registration_clusters_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "cluster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_registration_event_cluster_id_event_id",
                        columns: x => new { x.cluster_id, x.event_id },
                        principalTable: "event",
                        principalColumns: new[] { "cluster_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_registration_organisations_cluster_id_organisation_id",
                        columns: x => new { x.cluster_id, x.organisation_id },
                        principalTable: "organisation",
                        principalColumns: new[] { "cluster_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "seat",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    municipality = table.Column<string>(type: "TEXT", nullable: false),
                    county = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_seat", x => x.id);
                    table.UniqueConstraint("ak_seat_cluster_id_id", x => new { x.cluster_id, x.id });
                    table.ForeignKey(
                        name: "fk_seat_cluster_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "cluster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_seat_organisation_cluster_id_organisation_id",
                        columns: x => new { x.cluster_id, x.organisation_id },
                        principalTable: "organisation",
                        principalColumns: new[] { "cluster_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "staff_count",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: true),
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_count", x => x.id);
                    table.UniqueConstraint("ak_staff_count_cluster_id_id", x => new { x.cluster_id, x.id });
                    table.ForeignKey(
                        name: "fk_staff_count_cluster_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "cluster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_staff_count_organisation_cluster_id_organisation_id",
                        columns: x => new { x.cluster_id, x.organisation_id },
                        principalTable: "organisation",
                        principalColumns: new[] { "cluster_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "competence",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_competence", x => x.id);
                    table.UniqueConstraint("ak_competence_cluster_id_id", x => new { x.cluster_id, x.id });
                    table.ForeignKey(
                        name: "fk_competence_cluster_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "cluster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_competence_people_cluster_id_person_id",
                        columns: x => new { x.cluster_id, x.person_id },
                        principalTable: "person",
                        principalColumns: new[] { "cluster_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "consent",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", nullable: false),
                    basis = table.Column<string>(type: "TEXT", nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: true),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consent", x => x.id);
                    table.UniqueConstraint("ak_consent_cluster_id_id", x => new { x.cluster_id, x.id });
                    table.ForeignKey(
                        name: "fk_consent_cluster_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "cluster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_consent_people_cluster_id_person_id",
                        columns: x => new { x.cluster_id, x.person_id },
                        principalTable: "person",
                        principalColumns: new[] { "cluster_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "group_member",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    group_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    part = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_group_member", x => x.id);
                    table.UniqueConstraint("ak_group_member_cluster_id_id", x => new { x.cluster_id, x.id });
                    table.ForeignKey(
                        name: "fk_group_member_clusters_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "cluster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_group_member_organisations_cluster_id_organisation_id",
                        columns: x => new { x.cluster_id, x.organisation_id },
                        principalTable: "organisation",
                        principalColumns: new[] { "cluster_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_group_member_people_cluster_id_person_id",
                        columns: x => new { x.cluster_id, x.person_id },
                        principalTable: "person",
                        principalColumns: new[] { "cluster_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_group_member_work_group_cluster_id_group_id",
                        columns: x => new { x.cluster_id, x.group_id },
                        principalTable: "work_group",
                        principalColumns: new[] { "cluster_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "learning_day",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    days = table.Column<decimal>(type: "TEXT", precision: 18, scale: 4, nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_learning_day", x => x.id);
                    table.UniqueConstraint("ak_learning_day_cluster_id_id", x => new { x.cluster_id, x.id });
                    table.ForeignKey(
                        name: "fk_learning_day_cluster_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "cluster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_learning_day_people_cluster_id_person_id",
                        columns: x => new { x.cluster_id, x.person_id },
                        principalTable: "person",
                        principalColumns: new[] { "cluster_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "occasion_party",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    occasion_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    part = table.Column<string>(type: "TEXT", nullable: true),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    weight = table.Column<decimal>(type: "TEXT", precision: 18, scale: 4, nullable: false),
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_occasion_party", x => x.id);
                    table.UniqueConstraint("ak_occasion_party_cluster_id_id", x => new { x.cluster_id, x.id });
                    table.ForeignKey(
                        name: "fk_occasion_party_cluster_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "cluster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_occasion_party_occasion_cluster_id_occasion_id",
                        columns: x => new { x.cluster_id, x.occasion_id },
                        principalTable: "occasion",
                        principalColumns: new[] { "cluster_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_occasion_party_organisation_cluster_id_organisation_id",
                        columns: x => new { x.cluster_id, x.organisation_id },
                        principalTable: "organisation",
                        principalColumns: new[] { "cluster_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_occasion_party_person_cluster_id_person_id",
                        columns: x => new { x.cluster_id, x.person_id },
                        principalTable: "person",
                        principalColumns: new[] { "cluster_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "person_role",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    batch_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person_role", x => x.id);
                    table.UniqueConstraint("ak_person_role_cluster_id_id", x => new { x.cluster_id, x.id });
                    table.ForeignKey(
                        name: "fk_person_role_cluster_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "cluster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_person_role_import_batch_cluster_id_batch_id",
                        columns: x => new { x.cluster_id, x.batch_id },
                        principalTable: "import_batch",
                        principalColumns: new[] { "cluster_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_person_role_organisation_cluster_id_organisation_id",
                        columns: x => new { x.cluster_id, x.organisation_id },
                        principalTable: "organisation",
                        principalColumns: new[] { "cluster_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_person_role_person_cluster_id_person_id",
                        columns: x => new { x.cluster_id, x.person_id },
                        principalTable: "person",
                        principalColumns: new[] { "cluster_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "team_contact",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: true),
                    logged_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    logged_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_team_contact", x => x.id);
                    table.UniqueConstraint("ak_team_contact_cluster_id_id", x => new { x.cluster_id, x.id });
                    table.ForeignKey(
                        name: "fk_team_contact_clusters_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "cluster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_team_contact_organisations_cluster_id_organisation_id",
                        columns: x => new { x.cluster_id, x.organisation_id },
                        principalTable: "organisation",
                        principalColumns: new[] { "cluster_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_team_contact_people_cluster_id_person_id",
                        columns: x => new { x.cluster_id, x.person_id },
                        principalTable: "person",
                        principalColumns: new[] { "cluster_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "team_post",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    share = table.Column<decimal>(type: "TEXT", precision: 18, scale: 4, nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_team_post", x => x.id);
                    table.UniqueConstraint("ak_team_post_cluster_id_id", x => new { x.cluster_id, x.id });
                    table.CheckConstraint("ck_team_post_share", "CAST(share AS REAL) > 0 AND CAST(share AS REAL) <= 1");
                    table.ForeignKey(
                        name: "fk_team_post_cluster_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "cluster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_team_post_person_cluster_id_person_id",
                        columns: x => new { x.cluster_id, x.person_id },
                        principalTable: "person",
                        principalColumns: new[] { "cluster_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "introduction_step",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    introduction_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    result = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: true),
                    place = table.Column<int>(type: "INTEGER", nullable: false),
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_introduction_step", x => x.id);
                    table.UniqueConstraint("ak_introduction_step_cluster_id_id", x => new { x.cluster_id, x.id });
                    table.ForeignKey(
                        name: "fk_introduction_step_cluster_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "cluster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_introduction_step_introduction_cluster_id_introduction_id",
                        columns: x => new { x.cluster_id, x.introduction_id },
                        principalTable: "introduction",
                        principalColumns: new[] { "cluster_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "application_assessment",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    application_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    advice = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: true),
                    replaced_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_application_assessment", x => x.id);
                    table.UniqueConstraint("ak_application_assessment_cluster_id_id", x => new { x.cluster_id, x.id });
                    table.ForeignKey(
                        name: "fk_application_assessment_clusters_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "cluster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_application_assessment_membership_application_cluster_id_application_id",
                        columns: x => new { x.cluster_id, x.application_id },
                        principalTable: "membership_application",
                        principalColumns: new[] { "cluster_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "application_step",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    application_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    words = table.Column<string>(type: "TEXT", nullable: true),
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_application_step", x => x.id);
                    table.UniqueConstraint("ak_application_step_cluster_id_id", x => new { x.cluster_id, x.id });
                    table.ForeignKey(
                        name: "fk_application_step_clusters_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "cluster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_application_step_membership_application_cluster_id_application_id",
                        columns: x => new { x.cluster_id, x.application_id },
                        principalTable: "membership_application",
                        principalColumns: new[] { "cluster_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "attendee",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    event_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    registration_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: true),
                    email = table.Column<string>(type: "TEXT", nullable: true),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    arrived_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attendee", x => x.id);
                    table.UniqueConstraint("ak_attendee_cluster_id_id", x => new { x.cluster_id, x.id });
                    table.ForeignKey(
                        name: "fk_attendee_clusters_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "cluster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_attendee_people_cluster_id_person_id",
                        columns: x => new { x.cluster_id, x.person_id },
                        principalTable: "person",
                        principalColumns: new[] { "cluster_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_attendee_registration_cluster_id_registration_id",
                        columns: x => new { x.cluster_id, x.registration_id },
                        principalTable: "registration",
                        principalColumns: new[] { "cluster_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "event_answer",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    registration_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    question_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_event_answer", x => x.id);
                    table.UniqueConstraint("ak_event_answer_cluster_id_id", x => new { x.cluster_id, x.id });
                    table.ForeignKey(
                        name: "fk_event_answer_clusters_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "cluster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_event_answer_event_question_cluster_id_question_id",
                        columns: x => new { x.cluster_id, x.question_id },
                        principalTable: "event_question",
                        principalColumns: new[] { "cluster_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_event_answer_registration_cluster_id_registration_id",
                        columns: x => new { x.cluster_id, x.registration_id },
                        principalTable: "registration",
                        principalColumns: new[] { "cluster_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "registration_key",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    registration_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", nullable: false),
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_registration_key", x => x.id);
                    table.UniqueConstraint("ak_registration_key_cluster_id_id", x => new { x.cluster_id, x.id });
                    table.ForeignKey(
                        name: "fk_registration_key_clusters_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "cluster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_registration_key_registration_cluster_id_registration_id",
                        columns: x => new { x.cluster_id, x.registration_id },
                        principalTable: "registration",
                        principalColumns: new[] { "cluster_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "contact_correction",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    role_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    email = table.Column<string>(type: "TEXT", nullable: true),
                    phone = table.Column<string>(type: "TEXT", nullable: true),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    published = table.Column<bool>(type: "INTEGER", nullable: false),
                    parts = table.Column<int>(type: "INTEGER", maxLength: 40, nullable: false),
                    person_version = table.Column<int>(type: "INTEGER", nullable: false),
                    role_version = table.Column<int>(type: "INTEGER", nullable: false),
                    asked_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    asked_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    answered_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    answered_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    accepted = table.Column<bool>(type: "INTEGER", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contact_correction", x => x.id);
                    table.UniqueConstraint("ak_contact_correction_cluster_id_id", x => new { x.cluster_id, x.id });
                    table.ForeignKey(
                        name: "fk_contact_correction_cluster_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "cluster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_contact_correction_organisations_cluster_id_organisation_id",
                        columns: x => new { x.cluster_id, x.organisation_id },
                        principalTable: "organisation",
                        principalColumns: new[] { "cluster_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_contact_correction_person_roles_cluster_id_role_id",
                        columns: x => new { x.cluster_id, x.role_id },
                        principalTable: "person_role",
                        principalColumns: new[] { "cluster_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "goal_judgement",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    assessment_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    goal_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    level = table.Column<int>(type: "INTEGER", nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: true),
                    cluster_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_goal_judgement", x => x.id);
                    table.UniqueConstraint("ak_goal_judgement_cluster_id_id", x => new { x.cluster_id, x.id });
                    table.ForeignKey(
                        name: "fk_goal_judgement_application_assessment_cluster_id_assessment_id",
                        columns: x => new { x.cluster_id, x.assessment_id },
                        principalTable: "application_assessment",
                        principalColumns: new[] { "cluster_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_goal_judgement_cluster_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "cluster",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_goal_judgement_strategic_goal_cluster_id_goal_id",
                        columns: x => new { x.cluster_id, x.goal_id },
                        principalTable: "strategic_goal",
                        principalColumns: new[] { "cluster_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_account_email_key",
                table: "account",
                column: "email_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "held_once_in_cluster",
                table: "account_role",
                columns: new[] { "account_id", "cluster_id", "role" },
                unique: true,
                filter: "ended_at IS NULL AND organisation_id IS NULL");

            migrationBuilder.CreateIndex(
                name: "held_once_in_installation",
                table: "account_role",
                columns: new[] { "account_id", "role" },
                unique: true,
                filter: "ended_at IS NULL AND cluster_id IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_account_role_account_id_cluster_id_role_organisation_id",
                table: "account_role",
                columns: new[] { "account_id", "cluster_id", "role", "organisation_id" },
                unique: true,
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_account_role_cluster_id_organisation_id",
                table: "account_role",
                columns: new[] { "cluster_id", "organisation_id" });

            migrationBuilder.CreateIndex(
                name: "ix_account_role_cluster_id_role",
                table: "account_role",
                columns: new[] { "cluster_id", "role" });

            migrationBuilder.CreateIndex(
                name: "ix_admission_terms_cluster_id",
                table: "admission_terms",
                column: "cluster_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_api_token_account_id",
                table: "api_token",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_api_token_cluster_id",
                table: "api_token",
                column: "cluster_id");

            migrationBuilder.CreateIndex(
                name: "ix_api_token_id",
                table: "api_token",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_application_assessment_cluster_id_application_id_by",
                table: "application_assessment",
                columns: new[] { "cluster_id", "application_id", "by" },
                unique: true,
                filter: "replaced_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_application_step_cluster_id_application_id",
                table: "application_step",
                columns: new[] { "cluster_id", "application_id" });

            migrationBuilder.CreateIndex(
                name: "ix_attendee_cluster_id_event_id",
                table: "attendee",
                columns: new[] { "cluster_id", "event_id" });

            migrationBuilder.CreateIndex(
                name: "ix_attendee_cluster_id_person_id",
                table: "attendee",
                columns: new[] { "cluster_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_attendee_cluster_id_registration_id",
                table: "attendee",
                columns: new[] { "cluster_id", "registration_id" });

            migrationBuilder.CreateIndex(
                name: "ix_cluster_slug",
                table: "cluster",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_cluster_name_cluster_id",
                table: "cluster_name",
                column: "cluster_id",
                unique: true,
                filter: "\"to\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_competence_cluster_id_person_id",
                table: "competence",
                columns: new[] { "cluster_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_composition_target_cluster_id_dimension_code_from",
                table: "composition_target",
                columns: new[] { "cluster_id", "dimension", "code", "from" });

            migrationBuilder.CreateIndex(
                name: "ix_consent_cluster_id_person_id_purpose",
                table: "consent",
                columns: new[] { "cluster_id", "person_id", "purpose" },
                unique: true,
                filter: "\"to\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_contact_correction_cluster_id_organisation_id",
                table: "contact_correction",
                columns: new[] { "cluster_id", "organisation_id" });

            migrationBuilder.CreateIndex(
                name: "ix_contact_correction_cluster_id_role_id",
                table: "contact_correction",
                columns: new[] { "cluster_id", "role_id" },
                unique: true,
                filter: "answered_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_contribution_cluster_id_organisation_id_on",
                table: "contribution",
                columns: new[] { "cluster_id", "organisation_id", "on" });

            migrationBuilder.CreateIndex(
                name: "ix_correction_cluster_id_organisation_id_field",
                table: "correction",
                columns: new[] { "cluster_id", "organisation_id", "field" },
                unique: true,
                filter: "answered_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_event_cluster_id_goal_id",
                table: "event",
                columns: new[] { "cluster_id", "goal_id" });

            migrationBuilder.CreateIndex(
                name: "ix_event_cluster_id_series_id",
                table: "event",
                columns: new[] { "cluster_id", "series_id" });

            migrationBuilder.CreateIndex(
                name: "ix_event_cluster_id_state_first_day",
                table: "event",
                columns: new[] { "cluster_id", "state", "first_day" });

            migrationBuilder.CreateIndex(
                name: "ix_event_answer_cluster_id_question_id",
                table: "event_answer",
                columns: new[] { "cluster_id", "question_id" });

            migrationBuilder.CreateIndex(
                name: "ix_event_answer_cluster_id_registration_id_question_id",
                table: "event_answer",
                columns: new[] { "cluster_id", "registration_id", "question_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_event_question_cluster_id_event_id_place",
                table: "event_question",
                columns: new[] { "cluster_id", "event_id", "place" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_field_visibility_cluster_id_organisation_id_field",
                table: "field_visibility",
                columns: new[] { "cluster_id", "organisation_id", "field" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_goal_judgement_cluster_id_assessment_id_goal_id",
                table: "goal_judgement",
                columns: new[] { "cluster_id", "assessment_id", "goal_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_goal_judgement_cluster_id_goal_id",
                table: "goal_judgement",
                columns: new[] { "cluster_id", "goal_id" });

            migrationBuilder.CreateIndex(
                name: "ix_group_meeting_cluster_id_group_id_on",
                table: "group_meeting",
                columns: new[] { "cluster_id", "group_id", "on" });

            migrationBuilder.CreateIndex(
                name: "group_leader",
                table: "group_member",
                columns: new[] { "cluster_id", "group_id" },
                unique: true,
                filter: "\"to\" IS NULL AND part = 'Leader'");

            migrationBuilder.CreateIndex(
                name: "group_seat_of_nobody",
                table: "group_member",
                columns: new[] { "cluster_id", "group_id", "organisation_id" },
                unique: true,
                filter: "\"to\" IS NULL AND person_id IS NULL");

            migrationBuilder.CreateIndex(
                name: "group_seat_of_person",
                table: "group_member",
                columns: new[] { "cluster_id", "group_id", "organisation_id", "person_id" },
                unique: true,
                filter: "\"to\" IS NULL AND person_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_group_member_cluster_id_organisation_id",
                table: "group_member",
                columns: new[] { "cluster_id", "organisation_id" });

            migrationBuilder.CreateIndex(
                name: "ix_group_member_cluster_id_person_id",
                table: "group_member",
                columns: new[] { "cluster_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_import_batch_cluster_id_at",
                table: "import_batch",
                columns: new[] { "cluster_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_import_batch_cluster_id_file_id",
                table: "import_batch",
                columns: new[] { "cluster_id", "file_id" });

            migrationBuilder.CreateIndex(
                name: "ix_introduction_cluster_id_bridge_id",
                table: "introduction",
                columns: new[] { "cluster_id", "bridge_id" });

            migrationBuilder.CreateIndex(
                name: "ix_introduction_cluster_id_first_id",
                table: "introduction",
                columns: new[] { "cluster_id", "first_id" });

            migrationBuilder.CreateIndex(
                name: "ix_introduction_cluster_id_on",
                table: "introduction",
                columns: new[] { "cluster_id", "on" });

            migrationBuilder.CreateIndex(
                name: "ix_introduction_cluster_id_second_id",
                table: "introduction",
                columns: new[] { "cluster_id", "second_id" });

            migrationBuilder.CreateIndex(
                name: "ix_introduction_step_cluster_id_introduction_id_result_on",
                table: "introduction_step",
                columns: new[] { "cluster_id", "introduction_id", "result", "on" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_journal_line_cluster_id_about_at",
                table: "journal_line",
                columns: new[] { "cluster_id", "about", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_journal_line_cluster_id_at_id",
                table: "journal_line",
                columns: new[] { "cluster_id", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_kept_answer_cluster_id_at",
                table: "kept_answer",
                columns: new[] { "cluster_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_learning_day_cluster_id_person_id",
                table: "learning_day",
                columns: new[] { "cluster_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_letter_sent_at_next_try_at",
                table: "letter",
                columns: new[] { "sent_at", "next_try_at" });

            migrationBuilder.CreateIndex(
                name: "ix_membership_cluster_id_agreement_file_id",
                table: "membership",
                columns: new[] { "cluster_id", "agreement_file_id" });

            migrationBuilder.CreateIndex(
                name: "ix_membership_cluster_id_batch_id",
                table: "membership",
                columns: new[] { "cluster_id", "batch_id" });

            migrationBuilder.CreateIndex(
                name: "ix_membership_cluster_id_category_from_to",
                table: "membership",
                columns: new[] { "cluster_id", "category", "from", "to" });

            migrationBuilder.CreateIndex(
                name: "ix_membership_cluster_id_organisation_id_category_from",
                table: "membership",
                columns: new[] { "cluster_id", "organisation_id", "category", "from" });

            migrationBuilder.CreateIndex(
                name: "ix_membership_application_cluster_id_country_foreign_id",
                table: "membership_application",
                columns: new[] { "cluster_id", "country", "foreign_id" },
                unique: true,
                filter: "outcome IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_membership_application_cluster_id_key_hash",
                table: "membership_application",
                columns: new[] { "cluster_id", "key_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_membership_application_cluster_id_number",
                table: "membership_application",
                columns: new[] { "cluster_id", "number" },
                unique: true,
                filter: "outcome IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_membership_application_cluster_id_organisation_id",
                table: "membership_application",
                columns: new[] { "cluster_id", "organisation_id" });

            migrationBuilder.CreateIndex(
                name: "ix_membership_application_cluster_id_outcome_answer_by",
                table: "membership_application",
                columns: new[] { "cluster_id", "outcome", "answer_by" });

            migrationBuilder.CreateIndex(
                name: "ix_occasion_cluster_id_kind_source_id",
                table: "occasion",
                columns: new[] { "cluster_id", "kind", "source_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_occasion_party_cluster_id_occasion_id",
                table: "occasion_party",
                columns: new[] { "cluster_id", "occasion_id" });

            migrationBuilder.CreateIndex(
                name: "ix_occasion_party_cluster_id_organisation_id_on",
                table: "occasion_party",
                columns: new[] { "cluster_id", "organisation_id", "on" });

            migrationBuilder.CreateIndex(
                name: "ix_occasion_party_cluster_id_person_id",
                table: "occasion_party",
                columns: new[] { "cluster_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_one_time_token_id",
                table: "one_time_token",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_one_time_token_purpose_email_key",
                table: "one_time_token",
                columns: new[] { "purpose", "email_key" });

            migrationBuilder.CreateIndex(
                name: "one_open_invitation",
                table: "one_time_token",
                columns: new[] { "cluster_id", "email_key" },
                unique: true,
                filter: "used_at IS NULL AND purpose = 'Invitation'");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_cluster_id_batch_id",
                table: "organisation",
                columns: new[] { "cluster_id", "batch_id" });

            migrationBuilder.CreateIndex(
                name: "ix_organisation_cluster_id_country_foreign_id",
                table: "organisation",
                columns: new[] { "cluster_id", "country", "foreign_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_organisation_cluster_id_external_id",
                table: "organisation",
                columns: new[] { "cluster_id", "external_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_organisation_cluster_id_name_sort_id",
                table: "organisation",
                columns: new[] { "cluster_id", "name_sort", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_organisation_cluster_id_number",
                table: "organisation",
                columns: new[] { "cluster_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_organisation_change_cluster_id_batch_id",
                table: "organisation_change",
                columns: new[] { "cluster_id", "batch_id" });

            migrationBuilder.CreateIndex(
                name: "ix_organisation_change_cluster_id_organisation_id_at",
                table: "organisation_change",
                columns: new[] { "cluster_id", "organisation_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_organisation_name_cluster_id_organisation_id",
                table: "organisation_name",
                columns: new[] { "cluster_id", "organisation_id" });

            migrationBuilder.CreateIndex(
                name: "ix_organisation_tag_cluster_id_organisation_id",
                table: "organisation_tag",
                columns: new[] { "cluster_id", "organisation_id" });

            migrationBuilder.CreateIndex(
                name: "ix_outside_login_account_id_issuer",
                table: "outside_login",
                columns: new[] { "account_id", "issuer" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outside_login_issuer_subject",
                table: "outside_login",
                columns: new[] { "issuer", "subject" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_passkey_account_id",
                table: "passkey",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_passkey_credential_id",
                table: "passkey",
                column: "credential_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_person_cluster_id_batch_id",
                table: "person",
                columns: new[] { "cluster_id", "batch_id" });

            migrationBuilder.CreateIndex(
                name: "ix_person_cluster_id_email",
                table: "person",
                columns: new[] { "cluster_id", "email" });

            migrationBuilder.CreateIndex(
                name: "ix_person_cluster_id_name_sort_id",
                table: "person",
                columns: new[] { "cluster_id", "name_sort", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_person_role_cluster_id_batch_id",
                table: "person_role",
                columns: new[] { "cluster_id", "batch_id" });

            migrationBuilder.CreateIndex(
                name: "ix_person_role_cluster_id_organisation_id",
                table: "person_role",
                columns: new[] { "cluster_id", "organisation_id" });

            migrationBuilder.CreateIndex(
                name: "ix_person_role_cluster_id_person_id",
                table: "person_role",
                columns: new[] { "cluster_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_published_fact_cluster_id_on",
                table: "published_fact",
                columns: new[] { "cluster_id", "on" });

            migrationBuilder.CreateIndex(
                name: "ix_published_fact_cluster_id_organisation_id",
                table: "published_fact",
                columns: new[] { "cluster_id", "organisation_id" });

            migrationBuilder.CreateIndex(
                name: "ix_register_difference_cluster_id_answered_at",
                table: "register_difference",
                columns: new[] { "cluster_id", "answered_at" });

            migrationBuilder.CreateIndex(
                name: "ix_register_difference_cluster_id_organisation_id_matter",
                table: "register_difference",
                columns: new[] { "cluster_id", "organisation_id", "matter" },
                unique: true,
                filter: "answered_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_registration_cluster_id_event_id_state_waits_since",
                table: "registration",
                columns: new[] { "cluster_id", "event_id", "state", "waits_since" });

            migrationBuilder.CreateIndex(
                name: "ix_registration_cluster_id_organisation_id",
                table: "registration",
                columns: new[] { "cluster_id", "organisation_id" });

            migrationBuilder.CreateIndex(
                name: "ix_registration_cluster_id_state_offered_until",
                table: "registration",
                columns: new[] { "cluster_id", "state", "offered_until" });

            migrationBuilder.CreateIndex(
                name: "ix_registration_key_cluster_id_hash",
                table: "registration_key",
                columns: new[] { "cluster_id", "hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_registration_key_cluster_id_registration_id",
                table: "registration_key",
                columns: new[] { "cluster_id", "registration_id" });

            migrationBuilder.CreateIndex(
                name: "ix_remembered_columns_cluster_id_headings",
                table: "remembered_columns",
                columns: new[] { "cluster_id", "headings" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_saved_view_account_id",
                table: "saved_view",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_saved_view_cluster_id_account_id_name_key",
                table: "saved_view",
                columns: new[] { "cluster_id", "account_id", "name_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_saved_view_cluster_id_account_id_place",
                table: "saved_view",
                columns: new[] { "cluster_id", "account_id", "place" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_saved_view_shared_name",
                table: "saved_view",
                columns: new[] { "cluster_id", "name_key" },
                unique: true,
                filter: "account_id IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_saved_view_shared_place",
                table: "saved_view",
                columns: new[] { "cluster_id", "place" },
                unique: true,
                filter: "account_id IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_seat_cluster_id_county_organisation_id",
                table: "seat",
                columns: new[] { "cluster_id", "county", "organisation_id" });

            migrationBuilder.CreateIndex(
                name: "ix_seat_cluster_id_organisation_id",
                table: "seat",
                columns: new[] { "cluster_id", "organisation_id" });

            migrationBuilder.CreateIndex(
                name: "ix_session_account_id",
                table: "session",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_staff_count_cluster_id_organisation_id_on",
                table: "staff_count",
                columns: new[] { "cluster_id", "organisation_id", "on" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_team_contact_cluster_id_on",
                table: "team_contact",
                columns: new[] { "cluster_id", "on" });

            migrationBuilder.CreateIndex(
                name: "ix_team_contact_cluster_id_organisation_id_on",
                table: "team_contact",
                columns: new[] { "cluster_id", "organisation_id", "on" });

            migrationBuilder.CreateIndex(
                name: "ix_team_contact_cluster_id_person_id",
                table: "team_contact",
                columns: new[] { "cluster_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_team_post_cluster_id_person_id",
                table: "team_post",
                columns: new[] { "cluster_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_work_group_cluster_id_from",
                table: "work_group",
                columns: new[] { "cluster_id", "from" });

            Guards.Raise(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "account_role");

            migrationBuilder.DropTable(
                name: "admission_terms");

            migrationBuilder.DropTable(
                name: "api_token");

            migrationBuilder.DropTable(
                name: "application_step");

            migrationBuilder.DropTable(
                name: "attendee");

            migrationBuilder.DropTable(
                name: "cluster_field");

            migrationBuilder.DropTable(
                name: "cluster_name");

            migrationBuilder.DropTable(
                name: "cluster_partner");

            migrationBuilder.DropTable(
                name: "competence");

            migrationBuilder.DropTable(
                name: "composition_target");

            migrationBuilder.DropTable(
                name: "consent");

            migrationBuilder.DropTable(
                name: "contact_correction");

            migrationBuilder.DropTable(
                name: "contribution");

            migrationBuilder.DropTable(
                name: "correction");

            migrationBuilder.DropTable(
                name: "event_answer");

            migrationBuilder.DropTable(
                name: "field_visibility");

            migrationBuilder.DropTable(
                name: "goal_judgement");

            migrationBuilder.DropTable(
                name: "group_meeting");

            migrationBuilder.DropTable(
                name: "group_member");

            migrationBuilder.DropTable(
                name: "introduction_step");

            migrationBuilder.DropTable(
                name: "journal_line");

            migrationBuilder.DropTable(
                name: "journal_seal");

            migrationBuilder.DropTable(
                name: "kept_answer");

            migrationBuilder.DropTable(
                name: "learning_day");

            migrationBuilder.DropTable(
                name: "letter");

            migrationBuilder.DropTable(
                name: "membership");

            migrationBuilder.DropTable(
                name: "occasion_party");

            migrationBuilder.DropTable(
                name: "office");

            migrationBuilder.DropTable(
                name: "one_time_token");

            migrationBuilder.DropTable(
                name: "organisation_change");

            migrationBuilder.DropTable(
                name: "organisation_name");

            migrationBuilder.DropTable(
                name: "organisation_tag");

            migrationBuilder.DropTable(
                name: "outside_login");

            migrationBuilder.DropTable(
                name: "passkey");

            migrationBuilder.DropTable(
                name: "published_fact");

            migrationBuilder.DropTable(
                name: "register_difference");

            migrationBuilder.DropTable(
                name: "registration_key");

            migrationBuilder.DropTable(
                name: "remembered_columns");

            migrationBuilder.DropTable(
                name: "saved_view");

            migrationBuilder.DropTable(
                name: "seat");

            migrationBuilder.DropTable(
                name: "session");

            migrationBuilder.DropTable(
                name: "setting");

            migrationBuilder.DropTable(
                name: "spent");

            migrationBuilder.DropTable(
                name: "staff_count");

            migrationBuilder.DropTable(
                name: "team_contact");

            migrationBuilder.DropTable(
                name: "team_post");

            migrationBuilder.DropTable(
                name: "wrong_tries");

            migrationBuilder.DropTable(
                name: "person_role");

            migrationBuilder.DropTable(
                name: "event_question");

            migrationBuilder.DropTable(
                name: "application_assessment");

            migrationBuilder.DropTable(
                name: "work_group");

            migrationBuilder.DropTable(
                name: "introduction");

            migrationBuilder.DropTable(
                name: "occasion");

            migrationBuilder.DropTable(
                name: "registration");

            migrationBuilder.DropTable(
                name: "account");

            migrationBuilder.DropTable(
                name: "person");

            migrationBuilder.DropTable(
                name: "membership_application");

            migrationBuilder.DropTable(
                name: "event");

            migrationBuilder.DropTable(
                name: "organisation");

            migrationBuilder.DropTable(
                name: "strategic_goal");

            migrationBuilder.DropTable(
                name: "import_batch");

            migrationBuilder.DropTable(
                name: "stored_file");

            migrationBuilder.DropTable(
                name: "cluster");
        }
    }
}
