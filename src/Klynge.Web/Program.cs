Klynge.Web.Storage.OwnEyes.Only();
return await Klynge.Web.Commands.CommandLine.Run(args, Console.Out, Console.Error);
