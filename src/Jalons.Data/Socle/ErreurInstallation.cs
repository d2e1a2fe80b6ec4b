namespace Jalons.Data.Socle;

/// <summary>
/// The installation cannot go on (server, roles, migrations, settings). The message is a complete French sentence
/// for the operator, who sees it without a stack trace.
/// </summary>
public sealed class ErreurInstallation : Exception
{
    /// <summary>Creates the error with the sentence the operator reads.</summary>
    public ErreurInstallation(string message)
        : base(message)
    {
    }

    /// <summary>Creates the error with the sentence the operator reads and its technical cause.</summary>
    public ErreurInstallation(string message, Exception cause)
        : base(message, cause)
    {
    }
}
